/** Rule packs: whole, sourced, and true to what design §5 promises of them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targetPackSchema } from '#contract/target-pack';
import { loadNaming } from '#core/naming';
import { loadTargets } from '#core/targets/load-targets';
import { certificateTypes } from '#domain/certificate/type';
import { typeOfCode } from '#domain/certificate/vocabularies';
import { diffTargets } from '#domain/target/diff-targets';
import { readTarget, targetIds } from './dossiers.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

describe('the packs that are shipped', () => {
  it('are named as their files, the default one among them', () => {
    expect(targetIds).toContain('strict');
    expect(targetIds.length).toBeGreaterThanOrEqual(16);
    expect(targetIds.map((id) => readTarget(id).id)).toEqual(targetIds);
  });

  it.each(targetIds)('%s names a source for every value it states, and uses every source', (id) => {
    const pack = readTarget(id);
    for (const key of Object.values(pack.sourceOf)) expect(Object.keys(pack.sources)).toContain(key);
    for (const part of ['picture', 'codes', 'waiting', 'fields'])
      expect(
        Object.keys(pack.sourceOf).some((path) => path === part || path.startsWith(`${part}.`)),
        part,
      ).toBe(true);
    for (const source of Object.values(pack.sources))
      expect(source.title.length * source.where.length).toBeGreaterThan(0);
    expect(pack.picture.minBytes).toBeLessThan(pack.picture.maxBytes);
    for (const type of Object.keys(pack.codes)) expect(certificateTypes).toContain(type);
  });

  it('strict accepts what both readings of every Alibaba rule accept, and aims at what all accept', () => {
    const strict = readTarget('strict');
    expect(strict.picture).toMatchObject({
      minBytes: 56_320,
      maxBytes: 1_000_000,
      accepts: ['jpeg', 'bmp'],
      aim: { minBytes: 102_400, maxBytes: 500_000 },
    });
    for (const id of ['aliyun-api', 'aliyun-console', 'huawei-api', 'volcengine'] as const) {
      const { picture } = readTarget(id);
      expect(picture.minBytes, id).toBeLessThanOrEqual(strict.picture.minBytes);
      expect(picture.maxBytes, id).toBeGreaterThanOrEqual(strict.picture.maxBytes);
    }
    for (const id of targetIds) {
      const { picture } = readTarget(id);
      expect(picture.minBytes, id).toBeLessThanOrEqual(102_400);
      expect(picture.maxBytes, id).toBeGreaterThanOrEqual(500_000);
      expect(picture.accepts, id).toContain('jpeg');
    }
    expect(strict.conflicts.length).toBeGreaterThan(3);
  });
});

describe('codes', () => {
  it('of a registrar can be named as a whole, so that packs share one list', () => {
    const own = readTarget('tencent');
    expect(targetPackSchema.parse({ ...own, codes: 'tencent' }).codes).toEqual(own.codes);
    expect(readTarget('strict').codes).toEqual(readTarget('aliyun-api').codes);
    expect(targetPackSchema.safeParse({ ...own, codes: 'nobody' }).success).toBe(false);
  });

  it('of every pack are those of the crosswalk', () => {
    // One code for the residence permits of all three regions.
    for (const id of targetIds)
      for (const [type, code] of Object.entries(readTarget(id).codes))
        expect([id, code, code === 'HKMOJUMIN' && type === 'TWJZZ' ? 'TWJZZ' : typeOfCode(code)]).toEqual([
          id,
          code,
          type,
        ]);
  });

  it('of any list are read, in any case, and nothing else', () => {
    expect(['sfz', 'TXZ', ' xydm ', 'GWZHDJZ', 'QTTYDMZ'].map(typeOfCode)).toEqual([
      'SFZ',
      'GAJMTX',
      'TYDM',
      'WGZHWH',
      'QTTYDM',
    ]);
    expect(['', '-', 'XX', 'toString'].map(typeOfCode)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('what the office adds to naming review', () => {
  it('joins the words of the app; a file that is wrong is left out and logged', async () => {
    const folder = scratch('naming');
    await mkdir(folder, { recursive: true });
    const words = { 'state-name': ['新词'], office: ['样例词'] };
    await writeFile(join(folder, 'naming.json'), JSON.stringify({ schema: 1, asOf: '2026-12-01', words }));
    const logged: string[] = [];
    const log = (_level: string, event: string) => logged.push(event);
    const joined = await loadNaming('assets', folder, log);
    expect(joined.asOf).toBe('2026-12-01');
    expect(joined.words['state-name']).toEqual(expect.arrayContaining(['china', '新词']));
    expect(joined.words.office).toEqual(['样例词']);
    for (const bad of [
      '{',
      '[]',
      JSON.stringify({ schema: 2, asOf: '2026-12-01', words }),
      '{"schema":1,"asOf":"2026-12-01","words":{"x":["y"]}}',
    ]) {
      await writeFile(join(folder, 'naming.json'), bad);
      expect(await loadNaming('assets', folder, log)).toEqual(await loadNaming('assets', null, log));
    }
    expect(logged).toEqual(Array.from({ length: 4 }, () => 'office-file-refused'));
  });
});

describe('what two packs differ in', () => {
  it('is nothing for one pack, and the same either way round', () => {
    const [a, b] = [readTarget('strict'), readTarget('volcengine')];
    expect(diffTargets(a, a)).toEqual([]);
    expect(diffTargets(a, { ...a, name: { zh: '甲', en: 'A' }, asOf: '2030-01-01' })).toEqual([]);
    const forth = diffTargets(a, b);
    expect(forth).toContainEqual({ path: 'picture.maxBytes', a: '1000000', b: '5000000' });
    expect(forth).toContainEqual({ path: 'fields.lengths.certificate.number', a: '1–20', b: null });
    expect(forth).toContainEqual({ path: 'codes.SYDWFR', a: 'SHIYEDANWEI', b: 'SYZS' });
    const byPath = (x: { path: string }, y: { path: string }) => (x.path < y.path ? -1 : 1);
    expect(
      diffTargets(b, a)
        .map(({ path, a: from, b: to }) => ({ path, a: to, b: from }))
        .sort(byPath),
    ).toEqual(forth.toSorted(byPath));
  });
});

describe('packs of the office', () => {
  it('join the others, replace one of the same id, and are left out and logged when they do not hold to the schema', async () => {
    const folder = join(scratch('desk'), 'targets');
    await mkdir(folder, { recursive: true });
    const own = readTarget('strict');
    await writeFile(join(folder, 'a.json'), JSON.stringify({ ...own, id: 'office' }));
    await writeFile(join(folder, 'b.json'), JSON.stringify({ ...readTarget('tencent'), asOf: '2026-12-01' }));
    await writeFile(join(folder, 'c.json'), '{ broken');
    await writeFile(
      join(folder, 'd.json'),
      JSON.stringify({ ...own, id: 'bad', picture: { ...own.picture, minBytes: -1 } }),
    );
    await writeFile(join(folder, 'e.json'), JSON.stringify({ ...own, id: 'other-schema', schema: 2 }));
    const logged: string[] = [];
    const { packs, get } = await loadTargets('assets', scratch('desk'), (_level, event) =>
      logged.push(event),
    );
    expect(packs[0]?.id).toBe('strict');
    expect(packs.map((pack) => pack.id)).toContain('office');
    expect(get('tencent').asOf).toBe('2026-12-01');
    expect(packs).toHaveLength(targetIds.length + 1);
    expect(logged).toEqual(['target-pack-refused', 'target-pack-refused', 'target-pack-refused']);
    expect(() => get('nowhere')).toThrow(
      expect.objectContaining({ code: 'target-unknown', data: { target: 'nowhere' } }),
    );
  });

  it('made before packs said what their payload rests on are read, and called unverified', () => {
    const { submission, ...old } = readTarget('aliyun-api');
    expect(submission.documented?.source).toBe('ali-save');
    const read = targetPackSchema.parse(old);
    expect(read.submission).toMatchObject({ ways: ['template'], documented: null });
    expect(read.submission.unverified).toHaveLength(1);
    expect(targetPackSchema.parse({ ...old, payload: 'none' }).submission.ways).toEqual([]);
  });

  it('with a payload that names no listed source, or nothing at all, are refused', () => {
    const own = readTarget('aliyun-api');
    for (const more of [
      { documented: { source: 'nowhere', asOf: '2026-11-27' } },
      { documented: null, unverified: [] },
      { ways: ['both'] },
    ])
      expect(
        targetPackSchema.safeParse({ ...own, submission: { ...own.submission, ...more } }).success,
        JSON.stringify(more),
      ).toBe(false);
  });

  it('with an impossible window are refused', () => {
    const own = readTarget('strict');
    for (const picture of [
      { ...own.picture, minBytes: 2_000_000 },
      { ...own.picture, accepts: [] },
      { ...own.picture, dpi: 0 },
    ])
      expect(targetPackSchema.safeParse({ ...own, picture }).success, JSON.stringify(picture)).toBe(false);
    expect(targetPackSchema.safeParse({ ...own, surprise: 1 }).success).toBe(false);
  });
});
