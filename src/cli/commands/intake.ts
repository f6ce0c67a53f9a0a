import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault } from '#contract/faults';
import { giveFiles } from '#contract/give-files';
import { type IntakeItem, isToDo } from '#contract/intake-views';
import type { CheckView } from '#contract/views';
import { finishJob } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import { isUseless, type ListedFile, mayBeEqual } from '#domain/intake/intake';
import { type Answer, type Command, type ExitStatus, sayerFor, withDesk } from '../command.ts';
import { type InputFile, readInput } from '../input-file.ts';
import { linesOf, rowOf } from '../intake-row.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { readScansOf } from '../reading-view.ts';

export const intake: Command = {
  usage: 'FOLDER [--list FILE.csv|FILE.xlsx]',
  about: {
    'zh-CN': '收件：把一个文件夹的扫描件归到模板，制作图片并检查',
    en: 'takes a folder of scans in: matches or makes templates, makes pictures, checks',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { list: { type: 'string' } });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('FOLDER');
    const root = resolve(folder);
    const files = await listFolder(root);
    const list = values.list === undefined ? null : await readInput(values.list);
    return withDesk(common, (desk) => takeIn(desk, common, { root, files, list }), true);
  },
};

type FolderFile = ListedFile & { readonly absolute: string };

/** All files below a folder, named from the folder itself on; links are not followed. Fault: unreadable-file. */
const listFolder = async (root: string): Promise<FolderFile[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new Fault('unreadable-file', { reason: cause.code ?? 'unknown' }, { cause });
    },
  );
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const absolute = join(entry.parentPath, entry.name);
        const path = `${basename(root)}${absolute.slice(root.length)}`.replaceAll('\\', '/');
        return { path, bytes: (await stat(absolute)).size, absolute };
      }),
  );
};

/** What the plan needs of each file; with the sum of its bytes where another has as many. */
const withSums = async (files: readonly FolderFile[]): Promise<ListedFile[]> => {
  const doubtful = mayBeEqual(files);
  const listed: ListedFile[] = [];
  for (const { path, bytes, absolute } of files)
    listed.push(doubtful.has(path) ? { path, bytes, sha256: await sumOf(absolute) } : { path, bytes });
  return listed;
};

const sumOf = async (file: string): Promise<string> => {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum).catch((cause: NodeJS.ErrnoException) => {
    throw new Fault('unreadable-file', { reason: cause.code ?? 'unknown' }, { cause });
  });
  return sum.digest('hex');
};

type Given = {
  readonly root: string;
  readonly files: readonly FolderFile[];
  readonly list: InputFile | null;
};

const takeIn = async (desk: Desk, common: Common, { root, files, list }: Given): Promise<Answer> => {
  const { client, host } = desk;
  const before = new Set((await client.intake.get())?.items.filter(hasPlace).map(({ id }) => id));
  const absolute = new Map(files.map((file) => [file.path, file.absolute]));
  const planned = await client.intake.plan({
    files: await withSums(files),
    ...(list ? { list: (await host.offer(list.name, { bytes: list.bytes })).token } : {}),
  });
  const own = planned.items.filter(
    (item) => !before.has(item.id) && item.files.some((file) => absolute.has(file.path)),
  );
  const controller = new AbortController();
  const cancel = () => controller.abort();
  process.once('SIGINT', cancel);
  let done = 0;
  const tell = (job: { readonly done: number; readonly total: number }) => {
    if (job.done === done) return;
    done = job.done;
    process.stderr.write(process.stderr.isTTY ? `\r${done}/${job.total}` : `${done}/${job.total}\n`);
  };
  try {
    const { fault } = await giveFiles(
      own,
      {
        grant: async (path) => {
          const file = absolute.get(path);
          return file === undefined ? null : (await host.offer(basename(path), { path: file })).token;
        },
        keep: (input) => client.intake.keep(input),
      },
      // A file that cannot be read now keeps its item open, and the answer says so.
      { onFile: () => undefined, onFault: () => undefined },
      controller.signal,
    );
    if (controller.signal.aborted) throw new Fault('cancelled');
    if (fault) throw fault;
    const items = own.filter(isToDo).map(({ id }) => id);
    if (items.length > 0)
      await finishJob(
        client,
        { kind: 'intake', input: { items } },
        { signal: controller.signal, onNews: tell },
      );
  } finally {
    process.off('SIGINT', cancel);
    if (process.stderr.isTTY && done > 0) process.stderr.write('\n');
  }
  const after = (await client.intake.get())?.items ?? [];
  // Reading may have put files into other items.
  const given = new Set(own.flatMap((item) => item.files.map(({ id }) => id)));
  const items = after.filter((item) => item.files.some(({ id }) => given.has(id)));
  const templates = [...new Set(items.flatMap(({ template }) => (template ? [template.id] : [])))];
  await readScansOf(desk, common, templates);
  const checks = templates.length > 0 ? await client.checks.run({ templates, target: common.target }) : [];
  // What needs a person stays open for the window; without that there is nothing to go on with.
  if (after.every((item) => isFinished(item) && !needsPerson(item))) await client.intake.close();
  return answer(common, root, items, new Map(checks.map((check) => [check.template, check])));
};

/** Its scans lie on a template already: that was another run. */
const hasPlace = (item: IntakeItem): boolean => isFinished(item) && item.template !== null;

const isFinished = ({ state }: IntakeItem): boolean => state === 'done';

const needsPerson = ({ state, decision, reason }: IntakeItem): boolean =>
  state !== 'done' || (decision === 'left' && !(reason !== null && isUseless(reason)));

const answer = (
  common: Common,
  folder: string,
  items: readonly IntakeItem[],
  checks: ReadonlyMap<string, CheckView>,
): Answer => {
  const say = sayerFor(common);
  const rows = items.map((item) => rowOf(item, item.template ? checks.get(item.template.id) : undefined));
  const count = (outcome: string): number => rows.filter((row) => row.outcome === outcome).length;
  const stops = rows.some(({ findings }) => findings.some(({ level }) => level === 'stop'));
  const status: ExitStatus = stops || items.some(needsPerson) ? 1 : 0;
  const lines = rows.flatMap((row) => linesOf(say, row));
  const json = {
    folder,
    matched: count('matched'),
    created: count('created'),
    left: count('left'),
    failed: count('failed'),
    items: rows,
  };
  return { json, lines, status };
};
