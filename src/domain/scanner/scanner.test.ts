import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papersWithin, proposeSettings, resolutionsBetween, type ScanSourceOffer } from './scanner.ts';
import { readScannerAddress, writeScannerAddress } from './scanner-address.ts';

const flatbed: ScanSourceOffer = {
  source: 'flatbed',
  resolutions: [75, 150, 300, 600],
  colours: ['grey', 'colour'],
  papers: ['whole', 'a5', 'a4'],
};
const feeder: ScanSourceOffer = { ...flatbed, source: 'feeder', resolutions: [200], colours: ['grey'] };

describe('what is asked of a scanner', () => {
  it('is colour at 300 dpi on A4 from its first source', () => {
    expect(proposeSettings([flatbed, feeder])).toEqual({
      source: 'flatbed',
      resolution: 300,
      colour: 'colour',
      paper: 'a4',
    });
  });
  it('is what was chosen before, and the nearest to it where a source has less', () => {
    const before = { source: 'feeder', resolution: 600, colour: 'black-and-white', paper: 'a5' } as const;
    expect(proposeSettings([flatbed, feeder], before)).toEqual({
      source: 'feeder',
      resolution: 200,
      colour: 'grey',
      paper: 'a5',
    });
    expect(proposeSettings([flatbed], before)).toMatchObject({ source: 'flatbed', resolution: 600 });
  });
  it('is nothing without a source', () => expect(proposeSettings([])).toBeNull());
  it('names papers that fit and usual resolutions', () => {
    expect(papersWithin(215.9, 297)).toEqual(['whole', 'a4', 'a5', 'letter']);
    expect(papersWithin(150, 211)).toEqual(['whole', 'a5']);
    expect(resolutionsBetween(1, 300)).toEqual([100, 150, 200, 300]);
    expect(resolutionsBetween(50, 75)).toEqual([75]);
  });
});

describe('the address of a network scanner', () => {
  it.each([
    ['192.0.2.7', 'http://192.0.2.7/eSCL'],
    [' Printer.local:8080/ ', 'http://printer.local:8080/eSCL'],
    ['https://scanner.office/eSCL/', 'https://scanner.office/eSCL'],
    ['http://[2001:db8::7]:80/scan', 'http://[2001:db8::7]/scan'],
  ])('%s is %s', (typed, written) => {
    const read = readScannerAddress(typed);
    expect(read && writeScannerAddress(read)).toBe(written);
  });
  it.each([
    '',
    'ftp://192.0.2.7',
    'http://user:word@192.0.2.7',
    'http://192.0.2.7/?a=1',
    '192.0.2.7:70000',
    'http://192.0.2.7/a/../b',
    'http://192.0.2.7//other',
    'http://a b',
    'file:///etc',
  ])('%s is none', (typed) => expect(readScannerAddress(typed)).toBeNull());
  it('is read again from what was written of it', () =>
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 65_535 }), fc.ipV4(), (secure, port, host) => {
        const address = { secure, host, port, root: '/eSCL' };
        expect(readScannerAddress(writeScannerAddress(address))).toEqual(address);
      }),
    ));
});
