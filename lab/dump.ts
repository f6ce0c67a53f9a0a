import sharp from 'sharp';
import { kinds } from '../bench/reading/kinds.ts';
import { photograph } from '../bench/reading/photograph.ts';
import { seedOf } from '../bench/reading/read-drawn.ts';
import { seeded } from '../tests/photos.ts';
import { openEngine } from '../src/core/reading/engine.ts';
import { loadWeights } from '../src/core/reading/weights.ts';
import { readPicture } from '../src/core/reading/read-picture.ts';
import { readLines } from '../src/core/reading/read-lines.ts';
import { layPage } from '../src/core/reading/page.ts';
import { rowsOf } from '../src/domain/reading/layout.ts';
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
const engine = await openEngine(await loadWeights());
for (const spec of process.argv.slice(2)) {
  let picture: any; let truth: any = {};
  if (spec.includes('/')) {
    const { data, info } = await sharp(spec).resize(2000, 2000, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    picture = { width: info.width, height: info.height, data };
  } else {
    const [k, n] = spec.split(':');
    const random = seeded(seedOf(k!, Number(n ?? 0)));
    const p = kinds[k!]!(random); truth = { ...p.fields, zone: p.zone };
    const ph = await photograph(p, random); picture = ph.picture; console.log('\n#### ' + spec, JSON.stringify(ph.manner), picture.width, picture.height);
  }
  const r = await readPicture(engine, picture);
  console.log(spec, r.paper, r.side, JSON.stringify(r.way), JSON.stringify(r.mrz), r.qr);
  for (const f of new Set([...Object.keys(truth), ...Object.keys(r.fields)])) { const g = (r.fields as any)[f]; console.log('  ', f, '|', truth[f], '|', g?.value, g?.state); }
  const read = await readLines(engine, picture);
  for (const row of rowsOf(layPage(read).lines)) console.log('      ', row.lines.map((l) => `[${l.left | 0},${l.top | 0} ${(l.right - l.left) | 0}x${(l.bottom - l.top) | 0}] ` + l.glyphs.map((g) => g.char + (g.p < 0.9 ? `(${g.p.toFixed(1)})` : '')).join('')).join('  ||  '));
}
await engine.close();
