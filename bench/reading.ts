/**
 * How right the desk reads: drawn papers of every kind that it claims to read, numbers alone on strips, and real photos where there are
 * some. `node bench/reading.ts [COUNT] [--kind REGEX] [--strips COUNT] [--rare] [--real DIR] [--kinds] [--misses]`; with `--rare`
 * every name of a person has a character that the networks do not know. The folder of real photos may stand in SHIMING_REAL too. Exits with 1 where a promise is not kept.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { requireChineseType } from './photos/chinese-type.ts';
import { kinds } from './reading/kinds.ts';
import type { PartDone } from './reading/part.ts';
import { readReal } from './reading/real.ts';
import { type Mark, percent, printTable, sumsOf } from './reading/tally.ts';
import { hasZoneType } from './reading/zone-type.ts';
import { atLeast, atMost, plain, type Row, report } from './report.ts';

const after = (flag: string): string | undefined => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
};
const count = Number(/^\d+$/.test(process.argv[2] ?? '') ? process.argv[2] : 200);
const only = new RegExp(after('--kind') ?? '.');
const strips = Number(after('--strips') ?? 5_000);
const isRare = process.argv.includes('--rare');
const realFolder = after('--real') ?? process.env['SHIMING_REAL'];

await requireChineseType();
const names = Object.keys(kinds).filter((name) => only.test(name));
const zoneType = (await hasZoneType()) ? 'OCR-B' : 'DejaVu Sans Mono (OCR-B is not installed: fonts-ocr-b)';
console.log(
  `reading: ${names.length} kinds of papers, ${count} of each, ${strips} strips; zones in ${zoneType}; node ${process.version}`,
);

const parts = Math.max(1, Math.min(availableParallelism(), 8));
const done = await Promise.all(Array.from({ length: parts }, (_, part) => readElsewhere(part)));
const marks = done.flatMap((one) => one.marks);
const times = done.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
printTable(marks, process.argv.includes('--kinds'));

function readElsewhere(part: number): Promise<PartDone> {
  const child = fork(
    join(import.meta.dirname, 'reading/part.ts'),
    [count, strips, part, parts, isRare ? 'rare' : 'usual'].map(String).concat(names),
    { serialization: 'advanced' },
  );
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as PartDone));
    child.once('exit', (code) => reject(new Error(`a part ended early, with ${code}`)));
  });
}

/** At least so many percent exact; nothing where none were read. */
const exactly = (what: string, of: readonly Mark[], group: string, least: number): Row[] => {
  const { n, exact } = sumsOf(of, group);
  return n === 0 ? [] : [atLeast(`reading: ${what}, of ${n}`, percent(exact, n), least, '%')];
};
const noneWrong = (what: string, of: readonly Mark[]): Row => {
  const certain = of.filter(({ isCertain }) => isCertain);
  const wrong = certain.filter(({ outcome }) => outcome === 'wrong');
  return atMost(`reading: ${what} wrong among ${certain.length} certain`, wrong.length, 0);
};
const inGroup = (of: readonly Mark[], form: RegExp): Mark[] =>
  of.filter((mark) => mark.in.some((group) => form.test(group)));
const wrongNames = inGroup(marks, /^name,/).filter(({ outcome }) => outcome === 'wrong');

report([
  ...exactly('resident numbers exact, ≥ 9 px', marks, 'resident number, ≥ 9 px', 99.5),
  ...exactly('credit codes exact, ≥ 9 px', marks, 'credit code, ≥ 9 px', 98),
  ...exactly('resident numbers on strips exact, ≥ 9 px', marks, 'strip, resident number, ≥ 9 px', 99.5),
  ...exactly('credit codes on strips exact, ≥ 9 px', marks, 'strip, credit code, ≥ 9 px', 98),
  noneWrong('numbers', inGroup(marks, /^(?:resident number|credit code|other number|strip)/)),
  ...exactly('names exact, sharp', marks, 'name, sharp', 97),
  ...(wrongNames.length === 0
    ? []
    : [
        atLeast(
          `reading: wrong names not certain, of ${wrongNames.length}`,
          percent(wrongNames.filter(({ isCertain }) => !isCertain).length, wrongNames.length),
          95,
          '%',
        ),
      ]),
  ...exactly('dates exact, sharp', marks, 'date, sharp', 98),
  noneWrong('dates', inGroup(marks, /^date,/)),
  ...exactly('zones, rows with check digits, straight, ≥ 9 px', marks, 'zone, straight, ≥ 9 px', 97),
  noneWrong('zones', inGroup(marks, /^zone(?: names)?,/)),
  ...exactly('way up and mirrored', marks, 'way up and mirrored', 99.5),
  ...exactly('paper and side', marks, 'paper and side', 99),
  ...(times.length === 0
    ? []
    : [
        atMost('reading: one scan, median, one thread', times[times.length >> 1]!, 900, 'ms'),
        plain('reading: one scan, 95 of 100', times[Math.floor(times.length * 0.95)]!, 'ms'),
        plain(
          'reading: most memory of a process, drawing counted in',
          Math.max(...done.map(({ peak }) => peak)) / 1024 / 1024,
          'MB',
        ),
      ]),
]);

const real = realFolder ? await readReal(realFolder, process.argv.includes('--misses')) : null;
if (real) {
  console.log(`real photos of ${real.photos} papers`);
  printTable(real.marks, true);
  report([
    ...exactly('real credit codes and registration numbers exact', real.marks, 'real: number', 97),
    ...exactly('real names exact', real.marks, 'real: name', 93),
    ...exactly('real foundation dates exact', real.marks, 'real: established', 96),
    noneWrong('real values', inGroup(real.marks, /^real: (?!address)/)),
    atMost('reading: one real scan, median, one thread', real.median, 900, 'ms'),
  ]);
} else console.log('no real photos: name their folder with --real or SHIMING_REAL');

if (process.argv.includes('--misses'))
  for (const mark of marks) if (mark.outcome !== 'exact') console.log(mark.outcome, mark.told);
