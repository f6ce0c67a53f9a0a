import { createImaging } from '#core/imaging/pool';
import type { Corners } from '#domain/plan/plan';
import { type Command, findingLine, sayerFor, statusOf } from '../command.ts';
import { readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { pageOptions, readPageChoice } from '../page-choice.ts';

/** In the form that `prepare --corners` takes. */
const cornersText = (corners: Corners): string =>
  corners.map((point) => point.map((value) => value.toFixed(4)).join(',')).join(';');

export const inspect: Command = {
  usage: 'FILE… [--page N] [--password TEXT]',
  about: { 'zh-CN': '查看图片，不写任何文件', en: 'everything the desk sees on a picture, nothing written' },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, pageOptions);
    if (positionals.length === 0) throw new UsageError('FILE…');
    const choice = readPageChoice(values);
    const say = sayerFor(common);
    const imaging = createImaging();
    try {
      const results = [];
      for (const path of positionals) {
        const { name, bytes } = await readInput(path);
        const seen = await imaging.inspect({ bytes, ...choice }, name);
        const { type, width, height, dpi, pages, page, papers, measures } = seen.ok
          ? seen.facts
          : {
              type: 'unknown',
              width: null,
              height: null,
              dpi: null,
              pages: null,
              page: null,
              papers: [],
              measures: null,
            };
        results.push({
          readable: seen.ok,
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
          side: measures?.layout?.name ?? null,
          mirrored: measures?.layout?.mirrored ?? null,
          measures,
          findings: seen.findings,
        });
      }
      const lines = results.flatMap(({ file, type, bytes, width, height, papers, findings }) => [
        `${file}  ${type}  ${width ?? '?'} × ${height ?? '?'}  ${bytes} B`,
        ...papers.map(
          ({ corners, confidence }) => `  ${cornersText(corners)}  ${Math.round(confidence * 100)} %`,
        ),
        ...findings.map((finding) => findingLine(say, finding)),
      ]);
      const unreadable = results.some((result) => !result.readable);
      return {
        json: results.map(({ readable: _, ...rest }) => rest),
        lines,
        status: unreadable ? 2 : statusOf(results.flatMap((result) => result.findings)),
      };
    } finally {
      await imaging.close();
    }
  },
};
