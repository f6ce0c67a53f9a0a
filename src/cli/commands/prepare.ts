import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { findAssetsDir } from '#core/app-files';
import { writeAtomically } from '#core/atomic-write';
import { createImaging } from '#core/imaging/pool';
import type { Inspected } from '#core/ports/imaging';
import { loadTargets, strictTarget } from '#core/targets/load-targets';
import { type CertificateType, certificateTypes } from '#domain/certificate/type';
import type { Finding } from '#domain/finding/finding';
import {
  type Corners,
  defaultRim,
  type Plan,
  type Point,
  type QuarterTurns,
  type SidePlan,
} from '#domain/plan/plan';
import { sureCorners } from '#domain/plan/suggest-side';
import { type Command, findingLine, sayerFor, statusOf } from '../command.ts';
import { type InputFile, readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { readPageChoice } from '../page-choice.ts';

const options = {
  out: { type: 'string' },
  paper: { type: 'string' },
  format: { type: 'string' },
  merge: { type: 'boolean' },
  layout: { type: 'string' },
  corners: { type: 'string', multiple: true },
  turn: { type: 'string', multiple: true },
  flip: { type: 'boolean' },
  rim: { type: 'string' },
  whole: { type: 'boolean' },
  page: { type: 'string', multiple: true },
  password: { type: 'string' },
} as const;

export const prepare: Command = {
  usage:
    'FILE… --out DIR [--paper KIND] [--format jpg|bmp] [--merge] [--layout stacked|side-by-side] [--corners "x,y;x,y;x,y;x,y"]… [--turn 0–3]… [--whole] [--flip] [--rim 0–0.5] [--page N]… [--password TEXT]',
  about: { 'zh-CN': '不用工作台，直接制作上传图片', en: 'makes upload pictures without a desk' },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, options);
    if (positionals.length === 0 || values.out === undefined) throw new UsageError('FILE… --out DIR');
    const out = resolve(values.out);
    const manner = readManner(values);
    const { get } = await loadTargets(findAssetsDir(), common.desk, () => undefined);
    const window = get(common.target ?? strictTarget).picture;
    const files = await Promise.all(positionals.map(readInput));
    const sides = files.map((_, index) => sidePlan(index, values));
    const choices = files.map((_, index) => readPageChoice({ ...values, page: values.page?.[index] }));
    const groups = values.merge ? [files.map((_, index) => index)] : files.map((_, index) => [index]);
    const say = sayerFor(common);
    const imaging = createImaging();
    const results: { file: string; plan: Plan; output: object | null; findings: readonly Finding[] }[] = [];
    let unreadable = false;
    try {
      for (const group of groups) {
        const looked = await Promise.all(
          group.map((index) =>
            imaging.inspect({ bytes: files[index]!.bytes, ...choices[index]! }, files[index]!.name),
          ),
        );
        const plan: Plan = {
          ...manner,
          sides: group.map((index, at) =>
            withFoundCorners(sides[index]!, looked[at]!, values.whole ?? false),
          ),
        };
        const file = files[group[0]!]!.path;
        const seen = looked.flatMap((entry) => entry.findings);
        if (looked.some((entry) => !entry.ok)) {
          unreadable = true;
          results.push({ file, plan, output: null, findings: seen });
          continue;
        }
        const scans = Object.fromEntries(
          group.map((index) => [sides[index]!.scanId, { bytes: files[index]!.bytes, ...choices[index]! }]),
        );
        const made = await imaging.prepare({ plan, scans, window });
        const output = made.ok
          ? {
              file: await writeBeside(out, files[group[0]!]!, made.facts.extension, made.bytes),
              ...made.facts,
            }
          : null;
        results.push({ file, plan, output, findings: [...seen, ...made.findings] });
      }
    } finally {
      await imaging.close();
    }
    const lines = results.flatMap(({ file, output, findings }) => [
      `${file} → ${output ? summary(output) : '✗'}`,
      ...findings.map((finding) => findingLine(say, finding)),
    ]);
    return {
      json: results,
      lines,
      status: unreadable ? 2 : statusOf(results.flatMap((result) => result.findings)),
    };
  },
};

type Values = {
  paper?: string | undefined;
  format?: string | undefined;
  layout?: string | undefined;
  corners?: string[] | undefined;
  turn?: string[] | undefined;
  flip?: boolean | undefined;
  rim?: string | undefined;
};

const readManner = ({ paper = '', format = 'jpg', layout = 'stacked', rim }: Values): Omit<Plan, 'sides'> => {
  if (paper !== '' && !(certificateTypes as readonly string[]).includes(paper))
    throw new UsageError(`--paper ${certificateTypes.join('|')}`);
  if (format !== 'jpg' && format !== 'bmp') throw new UsageError('--format jpg|bmp');
  if (layout !== 'stacked' && layout !== 'side-by-side')
    throw new UsageError('--layout stacked|side-by-side');
  const width = rim === undefined ? defaultRim : Number(rim);
  if (!(width >= 0 && width <= 0.5)) throw new UsageError('--rim 0–0.5');
  return { version: 1, layout, rim: width, paper: paper as CertificateType | '', format };
};

/** The n-th file takes the n-th of `--corners` and `--turn`; of `--page` too. */
const sidePlan = (index: number, { corners, turn, flip }: Values): SidePlan => {
  const turns = Number(turn?.[index] ?? 0);
  if (![0, 1, 2, 3].includes(turns)) throw new UsageError('--turn 0–3');
  return {
    scanId: `file-${index + 1}`,
    corners: readCorners(corners?.[index]),
    flip: flip ?? false,
    turns: turns as QuarterTurns,
  };
};

/** Corners that were given win; else those that were found and are sure, unless the whole photo was asked for. */
const withFoundCorners = (side: SidePlan, looked: Inspected, whole: boolean): SidePlan =>
  whole || side.corners !== null || !looked.ok
    ? side
    : { ...side, corners: sureCorners(looked.facts.papers) };

/** `x,y;x,y;x,y;x,y` or JSON, clockwise from the paper's own top left, in fractions. */
const readCorners = (text: string | undefined): Corners | null => {
  if (text === undefined || text === '') return null;
  const numbers = (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? []).map(Number);
  if (numbers.length !== 8 || numbers.some((value) => value < -0.5 || value > 1.5))
    throw new UsageError('--corners "x,y;x,y;x,y;x,y" (0–1)');
  const points = [0, 2, 4, 6].map((at): Point => [numbers[at]!, numbers[at + 1]!]);
  return points as unknown as Corners;
};

/** Never over another file: the same bytes are left alone, a different file gets the next free number. */
const writeBeside = async (
  folder: string,
  { name }: InputFile,
  extension: string,
  bytes: Uint8Array,
): Promise<string> => {
  const stem = basename(name, extname(name)) || 'picture';
  for (let count = 1; ; count++) {
    const file = join(folder, `${stem}${count === 1 ? '' : `-${count}`}.${extension}`);
    const there = await readFile(file).catch(() => null);
    if (there && Buffer.compare(there, bytes) === 0) return file;
    if (there) continue;
    await writeAtomically(file, bytes, { mode: 0o600 });
    return file;
  }
};

const summary = (output: object): string => {
  const { file, width, height, bytes, dpi } = output as Record<string, string | number>;
  return `${file}  ${width} × ${height}  ${bytes} B  ${dpi} dpi`;
};
