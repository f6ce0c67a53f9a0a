import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { writeAtomically } from '#core/atomic-write';
import { createImaging } from '#core/imaging/pool';
import type { Imaging, ScanSource } from '#core/ports/imaging';
import type { Reader } from '#core/ports/reader';
import { createReader } from '#core/reading/create-reader';
import { withText } from '#core/reading/with-text';
import { strictTarget } from '#core/targets/load-targets';
import type { Finding } from '#domain/finding/finding';
import type { PageChoice } from '#domain/picture/page-choice';
import type { Picture } from '#domain/picture/picture';
import { findingsOfScan } from '#domain/picture/scan-findings';
import { mostSides, type Plan } from '#domain/plan/plan';
import type { TargetPack } from '#domain/target/target';
import { type Command, findingLine, sayerFor } from '../command.ts';
import { type FileFault, faultLine, isFault, orFault, statusOfFiles, tellFile } from '../each-file.ts';
import { loadRules } from '../edition.ts';
import { readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { readPageChoice } from '../page-choice.ts';
import { planFiles, planOptions, readWishes, scanIdOf, type Wishes } from '../prepare-plan.ts';
import { findingsOfRead, mergedSummary, readingOf, readOrNull, readSummary } from '../reading-view.ts';

const options = {
  ...planOptions,
  out: { type: 'string' },
  merge: { type: 'boolean' },
  page: { type: 'string', multiple: true },
  password: { type: 'string' },
} as const;

export const prepare: Command = {
  usage:
    'FILE… --out DIR [--paper KIND] [--format jpg|bmp] [--merge] [--layout stacked|side-by-side] [--corners "x,y;x,y;x,y;x,y"]… [--turn 0–3]… [--whole] [--flip] [--rim 0–0.5] [--page N]… [--password TEXT]',
  about: {
    'zh-CN': '不用工作台，直接制作上传图片；退出状态：有文件读不了为 2，有必改项为 1，否则为 0',
    en: 'makes upload pictures without a desk; status 2 when a file cannot be read, 1 when a finding stops, else 0',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, options);
    if (positionals.length === 0 || values.out === undefined) throw new UsageError('FILE… --out DIR');
    if (values.merge && positionals.length > mostSides)
      throw new UsageError(`--merge FILE… (≤ ${mostSides})`);
    const { edition, targets } = await loadRules(common);
    const files = positionals.map((path, at) => ({
      path,
      at,
      choice: readPageChoice({ ...values, page: values.page?.[at] }),
    }));
    const say = sayerFor(common);
    const pool = createImaging();
    const reader = common.reads ? createReader({ imaging: pool, weights: edition.weights }) : null;
    const imaging = reader ? withText(pool, reader) : pool;
    const room: Room = {
      imaging,
      reader,
      wishes: readWishes(values),
      target: targets.get(common.target ?? strictTarget),
      out: resolve(values.out),
    };
    const entries: (Made | FileFault)[] = [];
    try {
      // A group is read when its turn has come: no more than one lies in memory.
      for (const group of values.merge ? [files] : files.map((file) => [file])) {
        const read = await Promise.all(group.map((file) => orFault(file.path, say, () => readScan(file))));
        const faults = read.filter(isFault);
        if (faults.length > 0) entries.push(...faults);
        else {
          const scans = read.flatMap((entry) => (isFault(entry) ? [] : [entry]));
          entries.push(await orFault(group[0]!.path, say, () => makeOne(room, scans)));
        }
        tellFile(group.at(-1)!.at + 1, files.length);
      }
    } finally {
      await reader?.close();
      await imaging.close();
    }
    const lines = entries.flatMap((entry) => {
      if (isFault(entry)) return [faultLine(entry)];
      const { file, output, findings } = entry.result;
      return [
        `${file} → ${output ? summary(output) : '✗'}`,
        ...findings.map((finding) => findingLine(say, finding)),
      ];
    });
    return {
      json: entries.map((entry) => (isFault(entry) ? entry : entry.result)),
      lines,
      status: statusOfFiles(
        entries.some((entry) => isFault(entry) || !entry.readable),
        entries.flatMap((entry) => (isFault(entry) ? [] : entry.result.findings)),
      ),
    };
  },
};

/** What every picture of one run is made with. */
type Room = {
  readonly imaging: Imaging;
  readonly reader: Reader | null;
  readonly wishes: Wishes;
  readonly target: TargetPack;
  readonly out: string;
};

type GivenFile = { readonly path: string; readonly at: number; readonly choice: PageChoice };
type GivenScan = Pick<GivenFile, 'path' | 'at'> & { readonly name: string; readonly scan: ScanSource };

const readScan = async ({ path, at, choice }: GivenFile): Promise<GivenScan> => {
  const { name, bytes } = await readInput(path);
  return { path, at, name, scan: { bytes, ...choice } };
};

type Made = {
  readonly readable: boolean;
  readonly result: {
    readonly file: string;
    /** Null where a file is no picture. */
    readonly plan: Plan | null;
    readonly output: object | null;
    readonly read: ReturnType<typeof readSummary>;
    readonly findings: readonly Finding[];
  };
};

/** One picture of one file, or of several. */
const makeOne = async (room: Room, scans: readonly GivenScan[]): Promise<Made> => {
  const { imaging, reader, wishes, target, out } = room;
  const { path: file, name } = scans[0]!;
  const looked = await Promise.all(
    scans.map(async ({ at, name: own, scan }) => {
      const seen = await imaging.inspect(scan, own);
      return { at, seen, outcome: seen.ok ? await readOrNull(reader, scan) : null };
    }),
  );
  const readable = looked.flatMap(({ at, seen, outcome }) =>
    seen.ok ? [{ at, facts: seen.facts, reading: readingOf(outcome) }] : [],
  );
  const said = (picture: Pick<Picture, 'plan' | 'findings'> | null): Finding[] =>
    looked.flatMap(({ at, seen, outcome }) =>
      findingsOfScan({ id: scanIdOf(at), findings: seen.findings, reading: readingOf(outcome) }, picture),
    );
  if (readable.length < looked.length)
    return { readable: false, result: { file, plan: null, output: null, read: null, findings: said(null) } };
  const plan = planFiles(readable, wishes, target);
  const read = mergedSummary(looked.map(({ outcome }) => (outcome ? readSummary(outcome) : null)));
  const ofReading = looked.flatMap(({ at, seen, outcome }) =>
    findingsOfRead(scanIdOf(at), outcome, {
      wanted: wishes.paper,
      papers: seen.ok ? seen.facts.papers : [],
    }),
  );
  const made = await imaging.prepare({
    plan,
    scans: Object.fromEntries(scans.map(({ at, scan }) => [scanIdOf(at), scan])),
    window: target.picture,
  });
  if (!made.ok)
    return {
      readable: true,
      result: {
        file,
        plan,
        output: null,
        read,
        findings: [...joined(said(null), made.findings), ...ofReading],
      },
    };
  const output = { file: await writeBeside(out, name, made.facts.extension, made.bytes), ...made.facts };
  return {
    readable: true,
    result: {
      file,
      plan,
      output,
      read,
      findings: [...joined(said({ plan, findings: made.findings }), made.findings), ...ofReading],
    },
  };
};

/** A refusal may say again what was seen on the file. */
const joined = (ofScans: readonly Finding[], ofPicture: readonly Finding[]): Finding[] => [
  ...ofScans,
  ...ofPicture.filter(({ code, level }) => level !== 'stop' || !ofScans.some((said) => said.code === code)),
];

/** Never over another file: the same bytes are left alone, a different file gets the next free number. */
const writeBeside = async (
  folder: string,
  name: string,
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
