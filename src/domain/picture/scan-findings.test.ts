import { describe, expect, it } from 'vitest';
import { scanReading } from '../../../tests/readings.ts';
import { finding } from '../finding/finding.ts';
import type { Corners } from '../plan/plan.ts';
import { wholeSide } from '../plan/plan.ts';
import { nothingMeasured } from './measures.ts';
import type { Picture } from './picture.ts';
import { findingsAbout, findingsOfScan } from './scan-findings.ts';

const region = { x: 0, y: 0, width: 1, height: 1 };
const place = { x: 0.8, y: 0.8, width: 0.1, height: 0.1 };
const falseName = finding('picture-extension-false', { picture: 'scan' });
const lost = finding('picture-part-lost', { picture: 'scan', region });
const measures = { ...nothingMeasured, glare: place, cutSides: ['left'] as const };
const scan = { id: 'a', findings: [falseName, lost], reading: scanReading({ measures }) };
const picture = (scanId: string, corners: Corners | null = null): Pick<Picture, 'plan' | 'findings'> => ({
  plan: {
    version: 1,
    sides: [{ ...wholeSide(scanId), corners }],
    layout: 'stacked',
    rim: 0,
    paper: '',
    format: 'jpg',
  },
  findings: [
    finding('picture-corner-on-frame', { picture: 'scan', scanId }),
    finding('picture-not-cropped', { picture: 'upload' }),
  ],
});
const codes = (of: readonly { code: string }[]) => of.map(({ code }) => code);
const ofFile = ['picture-extension-false', 'picture-part-lost'];
const ofPrint = ['picture-glare-over-print', 'picture-border-cut'];

describe('findings of a scan', () => {
  it('are those of its file and of its print, and say which scan', () => {
    expect(codes(findingsOfScan(scan, null))).toEqual([...ofFile, ...ofPrint]);
    expect(codes(findingsOfScan({ ...scan, reading: null }, null))).toEqual(ofFile);
    expect(findingsOfScan(scan, null)[1]?.at).toEqual({ picture: 'scan', scanId: 'a', region });
    expect(findingsOfScan(scan, null)[2]?.at).toEqual({ picture: 'scan', scanId: 'a', region: place });
  });

  it('are not about what a picture leaves out', () => {
    const inner: Corners = [
      [0.1, 0.1],
      [0.7, 0.1],
      [0.7, 0.7],
      [0.1, 0.7],
    ];
    expect(codes(findingsOfScan(scan, picture('a', inner)))).toEqual(ofFile);
    expect(codes(findingsOfScan(scan, picture('b', inner)))).toEqual([...ofFile, ...ofPrint]);
    expect(codes(findingsOfScan(scan, picture('a')))).toEqual([...ofFile, ...ofPrint]);
  });

  it('are said once of two sides of one scan', () => {
    const { plan } = picture('a');
    const twice = { plan: { ...plan, sides: [wholeSide('a'), wholeSide('a')] } };
    expect(codes(findingsOfScan(scan, twice))).toEqual([...ofFile, ...ofPrint]);
  });

  it('stand together with those of the picture made from it', () => {
    expect(codes(findingsAbout(scan, picture('a')))).toEqual([
      ...ofFile,
      ...ofPrint,
      'picture-corner-on-frame',
    ]);
  });
});
