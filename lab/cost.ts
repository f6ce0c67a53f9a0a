import sharp from 'sharp';
import { openEngine } from '../src/core/reading/engine.ts';
import { loadWeights } from '../src/core/reading/weights.ts';
import { cutStrip, detectionInput } from '../src/core/reading/resample.ts';
import { findTextBoxes } from '../src/core/reading/text-boxes.ts';
import { readLines, recognizerOf } from '../src/core/reading/read-lines.ts';
import { readQr } from '../src/core/reading/qr.ts';
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
let t = cpu(); const lap = (n: string) => { const u = cpu(); console.log(n.padEnd(20), (u - t).toFixed(0), 'ms rss', (process.memoryUsage().rss / 1e6).toFixed(0)); t = cpu(); };
const e = await openEngine(await loadWeights()); lap('open');
for (const f of ['licences/test-240.jpg', 'licences/test-250.jpg', 'cards/card-025.jpg']) {
  const { data, info } = await sharp('/work/shared/real/' + f).resize(2000, 2000, { fit: 'inside', withoutEnlargement: true }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const p = { width: info.width, height: info.height, data }; lap('decode ' + info.width + 'x' + info.height);
  for (const cap of [960, 1280]) {
    const i = detectionInput(p, cap); lap(`input ${cap} ${i.width}x${i.height}`);
    const m = await e.detect(i.planes, i.width, i.height); lap('detect');
    const b = findTextBoxes(m, i.width, i.height); lap('boxes ' + b.length);
  }
  await readQr(p); lap('qr');
  const r = await readLines(e, p); lap('readLines ' + r.lines.length);
  let w = 0; for (const l of r.lines) { const s = cutStrip(r.picture, l.box); w += s.width; } lap('strips ' + w);
  for (const l of r.lines) { const s = cutStrip(r.picture, l.box); await e.recognize(s.planes, s.width); } lap('strips+rec');
}
