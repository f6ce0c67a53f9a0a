import { createImaging } from '#core/imaging/pool';
import type { Imaging, Inspected } from '#core/ports/imaging';
import type { Reader } from '#core/ports/reader';
import { createReader } from '#core/reading/create-reader';
import { withText } from '#core/reading/with-text';
import { judgeReading } from '#domain/picture/judge-reading';
import type { Corners } from '#domain/plan/plan';
import { withoutLines } from '#domain/reading/reading';
import { type Command, findingLine, sayerFor } from '../command.ts';
import { faultLine, isFault, orFault, statusOfFiles, tellFile } from '../each-file.ts';
import { loadRules } from '../edition.ts';
import { readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { pageOptions, readPageChoice } from '../page-choice.ts';
import { readOrNull, readSummary } from '../reading-view.ts';

/** In the form that `prepare --corners` takes. */
const cornersText = (corners: Corners): string =>
  corners.map((point) => point.map((value) => value.toFixed(4)).join(',')).join(';');

export const inspect: Command = {
  usage: 'FILE… [--page N] [--password TEXT]',
  about: {
    'zh-CN': '查看图片，不写任何文件；退出状态：有文件读不了为 2，有必改项为 1，否则为 0',
    en: 'everything the desk sees on a picture, nothing written; status 2 when a file cannot be read, 1 when a finding stops, else 0',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, pageOptions);
    if (positionals.length === 0) throw new UsageError('FILE…');
    const choice = readPageChoice(values);
    const say = sayerFor(common);
    const { edition } = await loadRules(common);
    const pool = createImaging();
    const reader = common.reads ? createReader({ imaging: pool, weights: edition.weights }) : null;
    const imaging = reader ? withText(pool, reader) : pool;
    const looked: Awaited<ReturnType<typeof look>>[] = [];
    const look = (path: string) => orFault(path, say, () => inspectFile(imaging, reader, path, choice));
    try {
      for (const [index, path] of positionals.entries()) {
        looked.push(await look(path));
        tellFile(index + 1, positionals.length);
      }
    } finally {
      await reader?.close();
      await imaging.close();
    }
    const lines = looked.flatMap((entry) => {
      if (isFault(entry)) return [faultLine(entry)];
      const { file, type, bytes, width, height, papers, findings } = entry.seen;
      return [
        `${file}  ${type}  ${width ?? '?'} × ${height ?? '?'}  ${bytes} B`,
        ...papers.map(
          ({ corners, confidence }) => `  ${cornersText(corners)}  ${Math.round(confidence * 100)} %`,
        ),
        ...findings.map((finding) => findingLine(say, finding)),
      ];
    });
    return {
      json: looked.map((entry) => (isFault(entry) ? entry : entry.seen)),
      lines,
      status: statusOfFiles(
        looked.some((entry) => isFault(entry) || !entry.readable),
        looked.flatMap((entry) => (isFault(entry) ? [] : entry.seen.findings)),
      ),
    };
  },
};

const inspectFile = async (
  imaging: Imaging,
  reader: Reader | null,
  path: string,
  choice: ReturnType<typeof readPageChoice>,
) => {
  const { name, bytes } = await readInput(path);
  const scan = { bytes, ...choice };
  const seen = await imaging.inspect(scan, name);
  const outcome = seen.ok ? await readOrNull(reader, scan) : null;
  const { type, width, height, dpi, pages, page, papers } = factsOf(seen);
  const reading = outcome?.ok ? outcome.reading : null;
  return {
    readable: seen.ok,
    seen: {
      file: path,
      type,
      bytes: bytes.length,
      width,
      height,
      dpi,
      pages,
      page,
      corners: papers[0]?.corners ?? null,
      confidence: papers[0]?.confidence ?? null,
      papers,
      paper: reading?.paper || null,
      side: reading?.side ?? null,
      mirrored: reading?.way?.flip ?? null,
      read: outcome ? readSummary(outcome) : null,
      measures: reading?.measures ?? null,
      findings: [...seen.findings, ...(reading ? judgeReading(withoutLines(reading), null) : [])],
    },
  };
};

/** Of a file that is no picture nothing is known. */
const factsOf = (seen: Inspected) =>
  seen.ok
    ? seen.facts
    : {
        type: 'unknown',
        width: null,
        height: null,
        dpi: null,
        pages: null,
        page: null,
        papers: [],
      };
