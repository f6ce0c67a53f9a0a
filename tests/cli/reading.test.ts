/** What the command line says of what is written on scans, by a reader of its own. */
import { describe, expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runJson } from './run-cli.ts';

const scratch = createScratch();
const desk = () => ['--desk', scratch('desk'), '--today', '2026-11-23', '--lang', 'en'];
const front = 'assets/samples/id-front.jpg';
type Found = { readonly code: string; readonly level: string };
const codesOf = (findings: readonly Found[]) => findings.map(({ code }) => code);

describe('scans of a desk', () => {
  it('are read when they are added, kept, compared by check, and shown without their lines', async () => {
    const { json: made } = await runJson([
      ...[
        'template',
        'add',
        '--set',
        'certificate.type=SFZ',
        '--set',
        'certificate.number=110105194912310021',
      ],
      ...desk(),
    ]);
    const { id } = made as { id: string };
    const added = await runJson(['scan', 'add', id, front, ...desk()]);
    expect(added.json).toMatchObject([{ side: 'front', reading: { paper: 'SFZ', side: 'front' } }]);
    // The check digit proves the printed number right and the typed one wrong.
    expect(added.status).toBe(1);
    const check = (await runJson(['check', id, ...desk()])).json as [{ findings: Found[] }];
    expect(check[0].findings).toContainEqual(
      expect.objectContaining({
        code: 'read-number-differs',
        level: 'stop',
        repairs: [{ field: 'certificate.number', from: '110105194912310021', to: '11010519491231002X' }],
      }),
    );
    const { json } = await runJson(['template', 'show', id, ...desk()]);
    const [scan] = (json as { scans: [{ reading: object }] }).scans;
    expect(scan.reading).toMatchObject({
      fields: { number: { value: '11010519491231002X', state: 'certain' } },
    });
    expect(scan.reading).not.toHaveProperty('lines');
  }, 120_000);
});

describe('prepare', () => {
  it('says what is written, and that it is another paper than was named', async () => {
    const { status, json } = await runJson([
      ...['prepare', front, '--out', scratch('out'), '--paper', 'YYZZ', '--lang', 'en'],
    ]);
    const [made] = json as [{ read: object; findings: Found[] }];
    expect(made.read).toMatchObject({
      paper: 'SFZ',
      side: 'front',
      number: { value: '11010519491231002X', state: 'certain' },
    });
    expect(codesOf(made.findings)).toContain('read-paper-differs');
    expect(status).toBe(0);
  }, 120_000);
});
