/** A network scanner that breaks off, answers with anything, or means harm. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEsclScanner } from '#core/sources/scanner/escl';
import { createScanners } from '#core/sources/scanner/scanners';
import { type EsclDevice, startEscl } from './escl-device.ts';
import { feeder, glass, jpegs, never, read, said } from './scanner-pages.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const run = promisify(execFile);
const hasOpenssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
);

describe('a network scanner that is none, or means harm', () => {
  let device: EsclDevice;
  const adapter = (times = {}) => createEsclScanner({ allowed: () => device.address, times });
  const list = async () => (await createScanners([adapter()], () => undefined).list(never)).troubles;
  beforeEach(async () => {
    device = await startEscl({ pages: jpegs(3), glass: jpegs(1)[0]! });
    return () => device.close();
  });

  it.each([
    [
      'declares entities',
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><scan:ScannerCapabilities>&b;</scan:ScannerCapabilities>',
    ],
    ['nests without end', `<scan:ScannerCapabilities>${'<a>'.repeat(5000)}`],
    [
      'has elements without end',
      `<scan:ScannerCapabilities>${'<a/>'.repeat(6000)}</scan:ScannerCapabilities>`,
    ],
    ['is another document', '<html><body>Sign in</body></html>'],
    ['is never closed', '<scan:ScannerCapabilities><scan:Platen>'],
    ['is empty', ''],
    ['is too large', 'x'.repeat(300_000)],
    ['has no source', '<scan:ScannerCapabilities></scan:ScannerCapabilities>'],
  ])('%s: told, and nothing is taken', async (_, capabilities) => {
    device.plan.capabilities = capabilities;
    expect(await list()).toMatchObject([{ way: 'escl', fault: { code: 'scanner-strange' } }]);
  });

  it.each([
    ['cut', 'scanner-failed'],
    ['endless', 'scanner-strange'],
    ['aborted', 'scanner-failed'],
  ] as const)('a page that is %s gives no half page', async (trouble, fault) => {
    device.lay(jpegs(3), trouble, 1);
    expect(await read(adapter(), feeder)).toEqual({ pages: said(jpegs(1)), fault });
    expect(device.requests.at(-1)).toMatch(trouble === 'aborted' ? /GET/ : /DELETE/);
  });

  it('a page that never comes, and a wait without end, end', async () => {
    device.lay(jpegs(3), 'stall', 1);
    expect(await read(adapter({ page: 300 }), feeder)).toMatchObject({
      pages: { length: 1 },
      fault: 'scanner-away',
    });
    device.lay(jpegs(3));
    device.plan.waits = 1000;
    expect(await read(adapter({ waiting: 200 }), feeder)).toEqual({ pages: [], fault: 'scanner-busy' });
  });

  it('is spoken to alone, whatever address its answers name', async () => {
    const other = await startEscl({ pages: jpegs(9) });
    device.plan.location = (path) => `${other.address.replace('/eSCL', '')}${path}`;
    expect((await read(adapter(), feeder)).pages).toHaveLength(3);
    device.lay(jpegs(3));
    device.plan.location = (path) => path.replace('/eSCL/ScanJobs', '/elsewhere');
    expect(await read(adapter(), feeder)).toEqual({ pages: [], fault: 'scanner-strange' });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('is asked for what was chosen, and no more after the last page', async () => {
    await read(adapter(), { source: 'feeder-duplex', resolution: 150, colour: 'grey', paper: 'a5' });
    expect(device.settings[0]).toMatch(
      /<pwg:Width>1748<.*<pwg:Height>2480<.*Feeder<.*Duplex>true<.*XResolution>150<.*Grayscale8</,
    );
    expect(device.requests.at(-1)).toBe('GET /eSCL/ScannerStatus');
  });

  it('that wants a password, or is away, says so', async () => {
    device.plan.trouble = 'denied';
    expect(await list()).toMatchObject([{ fault: { code: 'scanner-denied' } }]);
    await device.close();
    expect(await list()).toMatchObject([{ fault: { code: 'scanner-away', retry: true } }]);
    device = await startEscl({ pages: [] });
  });

  it('is left alone once the office has taken its word back', async () => {
    let allowed = device.address;
    const scanners = createScanners([createEsclScanner({ allowed: () => allowed })], () => undefined);
    const [found] = (await scanners.list(never)).scanners;
    allowed = '';
    const before = device.requests.length;
    await expect(scanners.scan(found!.id, glass, never).next()).rejects.toMatchObject({
      code: 'scanner-away',
    });
    expect(device.requests).toHaveLength(before);
  });

  it('under https where it speaks http is told', async () => {
    const secure = createEsclScanner({ allowed: () => device.address.replace('http:', 'https:') });
    const { troubles } = await createScanners([secure], () => undefined).list(never);
    expect(troubles).toMatchObject([{ fault: { code: 'scanner-strange' } }]);
  });

  it.skipIf(!hasOpenssl)('under https with a certificate of its own making is told', async () => {
    const [key, cert] = [scratch('key.pem'), scratch('cert.pem')];
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert],
    ]);
    const tls = { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
    const own = await startEscl({ pages: [], tls });
    const secure = createEsclScanner({ allowed: () => own.address });
    const { troubles } = await createScanners([secure], () => undefined).list(never);
    expect(troubles).toMatchObject([{ fault: { code: 'scanner-unsafe' } }]);
    expect(own.requests).toEqual([]);
    await own.close();
  });
});
