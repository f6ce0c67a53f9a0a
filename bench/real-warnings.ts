/**
 * Every picture warning against real photos with truth beside them, and against faults put into these photos by script.
 * `node bench/real-warnings.ts DIR|$SHIMING_REAL [--faults N] [--only FAULT,FAULT] [--kept DIR] [--names] [--values]`
 * DIR holds photos and `truth.json`: a list of `{file, kind, corners, wayUp, mirrored, findings: {code: true|false|"doubtful"}}`. Nothing of
 * it comes into the project. `--faults N`: so many photos of each fault (0: none), `--only` of some faults; `--kept DIR`: readings are kept there, by pixels;
 * `--names`: which photos stand behind each count; `--values`: what was measured, a line of JSON for each photo.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingCode } from '#domain/finding/finding';
import type { Corners } from '#domain/plan/plan';
import { uprightTurns } from '#domain/plan/suggest-side';
import { requireChineseType } from './photos/chinese-type.ts';
import { type Fault, faults, spoilReal } from './real-warnings/faults.ts';
import { type Looked, openLook, rasterOfFile } from './real-warnings/look.ts';
import { pictureWarnings, wantedOf } from './real-warnings/wanted.ts';

type Truth = {
  readonly file: string;
  readonly kind: string;
  readonly corners: Corners | null;
  readonly wayUp: number;
  readonly mirrored: boolean;
  readonly findings: Readonly<Record<string, boolean | 'doubtful'>>;
};

const args = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const flag = (name: string): boolean => {
  const at = args.indexOf(name);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
};
const perFault = Number(option('--faults') ?? 25);
const kept = option('--kept') ?? null;
const only = option('--only')?.split(',') ?? faults;
const [names, values] = [flag('--names'), flag('--values')];
const folder = args[0] ?? process.env['SHIMING_REAL'] ?? '';
if (folder === '') {
  console.log('no folder of real photos is named (DIR, or SHIMING_REAL): nothing was measured');
  process.exit();
}

const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth[];
const { look, close } = await openLook(kept);
const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
const tell = (what: string, files: readonly string[]): void => {
  if (names && files.length > 0) console.log(`    ${what}: ${files.join(' ')}`);
};

type Seen = Looked & { readonly truth: Truth; readonly codes: ReadonlySet<FindingCode> };
const seen: Seen[] = [];
for (const one of truth) {
  const looked = await look(await rasterOfFile(join(folder, one.file)));
  seen.push({ ...looked, truth: one, codes: new Set(looked.findings.map(({ code }) => code)) });
  if (values)
    console.log(JSON.stringify({ file: one.file, ...looked.measures, paper: looked.reading.paper }));
}

/** Photos by number, five folds: a figure that rests on one of them is no figure. */
const folds = 5;
const table: Record<string, Record<string, string | number>> = {};
for (const code of pictureWarnings) {
  const of = (what: boolean | 'doubtful') =>
    seen.filter(({ truth }) => (truth.findings[code] ?? false) === what);
  const said = (some: readonly Seen[]) => some.filter(({ codes }) => codes.has(code));
  const [there, not] = [of(true), of(false)];
  const [right, wrong] = [said(there), said(not)];
  table[code] = {
    there: there.length,
    seen: right.length,
    'doubtful, said': `${said(of('doubtful')).length} of ${of('doubtful').length}`,
    'not there': not.length,
    false: wrong.length,
    'true of said': percent(right.length, right.length + wrong.length),
    'true · false by fold': Array.from({ length: folds }, (_, fold) => {
      const inFold = (some: readonly Seen[]) =>
        some.filter((one) => seen.indexOf(one) % folds === fold).length;
      return `${inFold(right)}·${inFold(wrong)}`;
    }).join(' '),
  };
  tell(
    `${code} seen`,
    right.map(({ truth }) => truth.file),
  );
  tell(
    `${code} missed`,
    there.filter(({ codes }) => !codes.has(code)).map(({ truth }) => truth.file),
  );
  tell(
    `${code} false`,
    wrong.map(({ truth }) => truth.file),
  );
  tell(
    `${code} on doubtful`,
    said(of('doubtful')).map(({ truth }) => truth.file),
  );
}
console.log(`real photos: ${seen.length}`);
console.table(table);
const isBlamed = ({ truth, codes }: Seen): boolean =>
  pictureWarnings.some((code) => codes.has(code) && !truth.findings[code]);
for (const kind of [null, ...new Set(truth.map((one) => one.kind))]) {
  const some = seen.filter(({ truth }) => kind === null || truth.kind === kind);
  const blamed = some.filter(isBlamed).length;
  console.log(
    `  with a false picture warning, ${kind ?? 'all'}: ${blamed} of ${some.length} (${percent(blamed, some.length)})`,
  );
}
const upright = seen.filter(({ truth }) => truth.wayUp === 0);
const lying = seen.filter(({ truth }) => truth.wayUp !== 0);
const turnOf = ({ reading }: Seen): number => uprightTurns(reading, null, false);
const turned = upright.filter((one) => turnOf(one) !== 0);
const mended = lying.filter((one) => turnOf(one) === one.truth.wayUp);
console.log(
  `  upright ones that the proposal turns: ${turned.length} of ${upright.length}; lying ones that it turns right: ${mended.length} of ${lying.length}`,
);
tell(
  'turned',
  turned.map(({ truth }) => truth.file),
);
tell(
  'left lying',
  lying.filter((one) => !mended.includes(one)).map(({ truth }) => truth.file),
);

if (perFault > 0) await requireChineseType();
const spoilt: Record<string, Record<string, string | number>> = {};
for (const fault of perFault > 0 ? faults.filter((one) => only.includes(one)) : []) {
  const able = seen.filter((one) => canHave(one, fault));
  const step = Math.max(1, Math.floor(able.length / perFault));
  let [count, hits, falseOthers] = [0, 0, 0];
  const missed: string[] = [];
  const blamed: string[] = [];
  for (const [at, one] of able
    .filter((_, at) => at % step === 0)
    .slice(0, perFault)
    .entries()) {
    const picture = await rasterOfFile(join(folder, one.truth.file));
    const { corners, file } = one.truth;
    const faulty = await spoilReal({ picture, corners, lines: one.reading.lines }, fault, at + 1);
    if (!faulty) continue;
    const looked = await look(faulty);
    count++;
    const codes = looked.findings.map(({ code }) => code);
    const isSeen = codes.some((code) => wantedOf[fault].includes(code));
    if (isSeen) hits++;
    else missed.push(file);
    const others = codes.filter(
      (code) => !wantedOf[fault].includes(code) && !one.truth.findings[code] && !one.codes.has(code),
    );
    if (others.length > 0) {
      falseOthers++;
      blamed.push(`${file} (${others.join(', ')})`);
    }
    if (values)
      console.log(
        JSON.stringify({
          fault,
          file,
          ...looked.measures,
          paper: looked.reading.paper,
          way: looked.reading.way,
        }),
      );
  }
  spoilt[fault] = {
    photos: count,
    seen: hits,
    share: percent(hits, count),
    'other warnings besides': falseOthers,
  };
  tell(`${fault} missed`, missed);
  tell(`${fault}, others said`, blamed);
}
if (perFault > 0) {
  console.log('faults put into these photos');
  console.table(spoilt);
}
await close();

/** Photos that have the fault already, or could not show it to anybody. */
function canHave({ truth, reading }: Seen, fault: Fault): boolean {
  const lines = reading.lines.filter(({ chars }) => chars.length >= 4).length;
  if (lines < 4) return false;
  // A white sheet loses no colour in a copier; only licences have one design.
  if (fault === 'grey' && truth.findings['picture-grey-copy'] !== false) return false;
  if ((fault === 'grey' || fault === 'cut') && truth.kind !== 'licence') return false;
  return wantedOf[fault].every((code) => truth.findings[code] !== true);
}
