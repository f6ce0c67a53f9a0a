import { createImaging } from '#core/imaging/pool';
import type { Reader } from '#core/ports/reader';
import { createReader } from '#core/reading/create-reader';
import type { CertificateType } from '#domain/certificate/type';
import { type Command, findingLine, sayerFor } from '../command.ts';
import { faultLine, isFault, orFault, statusOfFiles, tellFile } from '../each-file.ts';
import { loadRules } from '../edition.ts';
import { readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { pageOptions, readPageChoice } from '../page-choice.ts';
import { readingLines } from '../reading-view.ts';

export const read: Command = {
  usage: 'FILE… [--page N] [--password TEXT]',
  about: {
    'zh-CN':
      '读出图片上的文字、号码、日期、机读码和二维码，不写任何文件；退出状态：有文件读不了为 2，否则为 0',
    en: 'what is written on a picture: text, numbers, dates, MRZ, QR; nothing written; status 2 when a file cannot be read, else 0',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, pageOptions);
    if (positionals.length === 0) throw new UsageError('FILE…');
    const choice = readPageChoice(values);
    const say = sayerFor(common);
    const { edition } = await loadRules(common);
    const imaging = createImaging();
    const reader = createReader({ imaging, weights: edition.weights });
    const entries: Awaited<ReturnType<typeof one>>[] = [];
    const one = (path: string) => orFault(path, say, () => readFile(reader, path, choice));
    try {
      for (const [index, path] of positionals.entries()) {
        entries.push(await one(path));
        tellFile(index + 1, positionals.length);
      }
    } finally {
      await reader.close();
      await imaging.close();
    }
    return {
      json: entries.map((entry) => {
        if (isFault(entry)) return entry;
        const { file, outcome } = entry;
        if (!outcome.ok) return { file, findings: outcome.findings };
        const { version, ...reading } = outcome.reading;
        return { file, ...reading, version };
      }),
      lines: entries.flatMap((entry) => {
        if (isFault(entry)) return [faultLine(entry)];
        const { file, outcome } = entry;
        return outcome.ok
          ? [file, ...readingLines(outcome.reading, (paper) => say.certificate(paper as CertificateType))]
          : [`${file}  ✗`, ...outcome.findings.map((finding) => findingLine(say, finding))];
      }),
      status: statusOfFiles(
        entries.some((entry) => isFault(entry) || !entry.outcome.ok),
        [],
      ),
    };
  },
};

const readFile = async (reader: Reader, path: string, choice: ReturnType<typeof readPageChoice>) => {
  const { bytes } = await readInput(path);
  return { file: path, outcome: await reader.read({ bytes, ...choice }) };
};
