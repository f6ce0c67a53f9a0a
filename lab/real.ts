import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { openEngine } from '../src/core/reading/engine.ts';
import { loadWeights } from '../src/core/reading/weights.ts';
import { readPicture } from '../src/core/reading/read-picture.ts';
const real = '/work/shared/real/';
const truth = JSON.parse(readFileSync(real + 'truth.json', 'utf8'));
const only = process.argv[2] ? new RegExp(process.argv[2]) : /./;
const engine = await openEngine(await loadWeights());
const norm = (s: any) => String(s ?? '').normalize('NFKC').replace(/[\s·.,，。:：'"“”()（）]/gu, '').toUpperCase();
const tally: Record<string, number[]> = {};
const note = (what: string, ok: boolean | null, state = '') => {
  const t = (tally[what] ??= [0, 0, 0, 0, 0]);
  t[0]!++;
  if (ok) t[1]!++;
  if (ok === false) t[2]!++;
  if (state === 'certain') t[3]!++;
  if (state === 'certain' && ok === false) t[4]!++;
};
const out: any[] = [];
let cpu = 0; let n = 0;
for (const t of truth) {
  if (!only.test(t.file)) continue;
  const { data, info } = await sharp(real + t.file).resize(2000, 2000, { fit: 'inside', withoutEnlargement: true }).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const c0 = process.cpuUsage();
  const r = await readPicture(engine, { width: info.width, height: info.height, data });
  const c = process.cpuUsage(c0); const ms = (c.user + c.system) / 1000; cpu += ms; n++;
  out.push({ file: t.file, ...r });
  const bad: string[] = [];
  const see = (what: string, want: string, got: any, f = norm) => {
    const ok = got ? f(got.value) === f(want) : null;
    note(what, ok, got?.state);
    if (!ok) bad.push(`${what}: want ${want} got ${got?.value ?? '-'} (${got?.state ?? ''})`);
  };
  const x = t.text ?? {};
  if (t.kind === 'licence') {
    note('paper', r.paper === 'YYZZ'); if (r.paper !== 'YYZZ') bad.push('paper ' + r.paper);
    if (x.numberReadable !== false) see('number', x.creditCode ?? x.registrationNo, r.fields.number);
    if (x.name) see('name', x.name, r.fields.name);
    if (x.established) see('established', x.established, r.fields.established);
    if (/^\d/.test(x.operatesTo ?? '')) see('expires', x.operatesTo, r.fields.expires);
    if (x.address) see('address', x.address, r.fields.address);
    if (x.qr) note('qr', r.qr.includes(x.qr));
  }
  if (x.mrz) { const got = r.mrz?.rows.join('') ?? null; const ok = got === null ? null : got === x.mrz.join(''); note('mrz', ok, r.mrz?.state); if (!ok) bad.push('mrz ' + JSON.stringify(r.mrz) + ' want ' + x.mrz.join(' ')); }
  const way = r.way ? r.way.turns === t.wayUp && r.way.flip === t.mirrored : null;
  if (t.kind !== 'page' || way === false) note('way ' + t.kind, way); if (way === false) bad.push(`way ${JSON.stringify(r.way)} want ${t.wayUp}`);
  if (bad.length) console.log(t.file, Math.round(ms), 'ms', r.paper, r.side, '\n    ' + bad.join('\n    '));
}
console.log('what: n right wrong certain wrong-certain');
for (const [k, v] of Object.entries(tally)) console.log(k.padEnd(16), v.join(' '), (100 * v[1]! / v[0]!).toFixed(1));
console.log('mean cpu', Math.round(cpu / n), 'rss', Math.round(process.memoryUsage().rss / 1e6), 'peak', process.resourceUsage().maxRSS / 1e3);
writeFileSync('/tmp/real-read.json', JSON.stringify(out));
await engine.close();
