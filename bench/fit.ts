/**
 * Fitting a straightened 12-megapixel photo into a window of bytes: the desk's two-sided fit against the two tools that people use
 * for it, ImageMagick's `jpeg:extent` and `jpegoptim --size`, which know a maximum only. Same input, same run; medians, in
 * milliseconds. The tools run as processes, so their start is measured and shown apart.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { targetPackSchema } from '#contract/target-pack';
import { fitJpeg } from '#core/imaging/fit-jpeg';
import { drawPhoto } from '../tests/photos.ts';
import { plain, report } from './report.ts';

const rounds = 5;
const { picture } = targetPackSchema.parse(JSON.parse(await readFile('assets/targets/strict.json', 'utf8')));
// The window alone: the others know no aim.
const window = { ...picture, aim: null };
const dir = await mkdtemp(join(tmpdir(), 'shiming-bench-'));
try {
  const convert = installed('convert', 'imagemagick', (out) => out.includes('ImageMagick'));
  const jpegoptim = installed('jpegoptim', 'jpegoptim', (out) => out.includes('jpegoptim'));
  const photo = drawPhoto(4000, 3000);
  const input = join(dir, 'photo.jpg');
  const raw = () => sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } });
  await writeFile(input, await raw().jpeg({ quality: 97, chromaSubsampling: '4:4:4' }).toBuffer());
  const output = join(dir, 'out.jpg');
  const extent = String(window.maxBytes);
  const kilobytes = String(Math.floor(window.maxBytes / 1024));
  const rows = [];
  const ours = await measure(async () => {
    const { data, info } = await sharp(input).raw().toBuffer({ resolveWithObject: true });
    const source = { width: info.width, height: info.height, data };
    const fitted = await fitJpeg(
      { render: (scale) => (scale === 1 ? source : shrink(source, scale)), minScale: 0.3, maxScale: 1 },
      window,
    );
    if (!fitted.ok) throw new Error(`refused: ${fitted.why}`);
    await writeFile(output, fitted.bytes);
  });
  rows.push({ what: 'desk: decode, fit, write', ...ours, ratio: '1.00', ...(await judge(output)) });
  for (const [what, tool, args, start] of [
    [
      'convert -define jpeg:extent',
      convert,
      [input, '-define', `jpeg:extent=${extent}B`, output],
      ['-version'],
    ],
    ['jpegoptim --size', jpegoptim, ['--quiet', `--size=${kilobytes}k`, '--stdout', input], ['--version']],
  ] as const) {
    if (!tool) {
      console.log(`fit: ${what} left out, it is not installed and cannot be`);
      continue;
    }
    const idle = await measure(async () => void run(tool, start));
    const theirs = await measure(async () => {
      const out = run(tool, args);
      if (tool === jpegoptim) await writeFile(output, out);
    });
    rows.push({
      what: `${what} (start ${idle.ms} ms)`,
      ...theirs,
      ratio: (Number(ours.ms) / Number(theirs.ms)).toFixed(2),
      ...(await judge(output)),
    });
  }
  console.log(`fit: 12 megapixels into ${window.minBytes}–${window.maxBytes} bytes; ratio is desk / tool`);
  console.table(rows);
  report(rows.slice(1).map((row) => plain(`fit: desk / ${row.what}`, Number(row.ratio), '×')));
  console.log(
    [convert, jpegoptim]
      .map((tool) => tool && version(tool))
      .filter(Boolean)
      .join('; '),
    `sharp ${sharp.versions.sharp}`,
  );
} finally {
  await rm(dir, { recursive: true, force: true });
}

function shrink(source: { width: number; height: number; data: Uint8Array }, scale: number) {
  const width = Math.round(source.width * scale);
  const height = Math.round(source.height * scale);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const from = (Math.floor(y / scale) * source.width + Math.floor(x / scale)) * 3;
      data.set(source.data.subarray(from, from + 3), to);
    }
  return { width, height, data };
}

async function measure(work: () => Promise<void>): Promise<{ ms: string }> {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { ms: (times[Math.floor(rounds / 2)] ?? 0).toFixed(0) };
}

async function judge(file: string) {
  const { size } = await stat(file);
  const { width, height } = await sharp(await readFile(file)).metadata();
  return {
    bytes: size,
    pixels: `${width} × ${height}`,
    inside: size >= window.minBytes && size <= window.maxBytes,
  };
}

function run(tool: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync(tool, [...args], { maxBuffer: 64 * 1024 * 1024 });
  if (error ?? status !== 0) throw error ?? new Error(`${tool}: ${stderr}`);
  return stdout;
}

function version(tool: string): string {
  return run(tool, ['--version']).toString().split('\n')[0]?.slice(0, 60) ?? '';
}

/** The tool, installed from Debian where that is possible; null where it is not there. */
function installed(tool: string, debianPackage: string, isReal: (version: string) => boolean): string | null {
  const there = ['/usr/bin/', '']
    .map((lead) => lead + tool)
    .find((name) => {
      const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
      return isReal(stdout ?? '');
    });
  if (there) return there;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', debianPackage],
    {
      stdio: 'ignore',
    },
  );
  return status === 0 ? `/usr/bin/${tool}` : null;
}
