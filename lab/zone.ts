import sharp from 'sharp';
import { openEngine } from '../src/core/reading/engine.ts';
import { loadWeights } from '../src/core/reading/weights.ts';
import { readLines, recognizerOf } from '../src/core/reading/read-lines.ts';
import { readZoneOf } from '../src/core/reading/read-zone.ts';
const engine = await openEngine(await loadWeights());
for (const f of process.argv.slice(2)) {
  const { data, info } = await sharp(f).resize(2000, 2000, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const read = await readLines(engine, { width: info.width, height: info.height, data });
  for (const l of read.lines) if (/</.test(l.text)) console.log(JSON.stringify(l.box), l.text, l.posterior.steps);
  console.log(f, JSON.stringify(await readZoneOf(read.lines, recognizerOf(engine, read.picture))));
}
await engine.close();
