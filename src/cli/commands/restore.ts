import { resolve } from 'node:path';
import type { RestoreReport } from '#contract/backups';
import { openBackupKey } from '#core/backup/backup-key';
import { bringTemplates, withBackup } from '#core/backup/bring-templates';
import { type Located, locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { type Answer, type Command, logToStderr, sayerFor, withDesk, withSecret } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { showSteps, untilStopped } from '../progress.ts';

const usage = 'BACKUP NEWDIR [--key-file FILE] · BACKUP --list · BACKUP --only TEMPLATE…';

export const restore: Command = {
  usage,
  about: {
    'zh-CN':
      '由备份恢复到新文件夹，从不覆盖；BACKUP 是备份的文件夹，或它所在的磁盘。用口令、恢复词、办公室密钥（提示、--secret-fd、SHIMING_SECRET）或保存的密钥文件打开。--only 只把这些模板作为新模板取回工作台',
    en: 'restores a backup into a new folder, never over anything; BACKUP is the folder of a backup or the drive that it lies on. Opened by passphrase, words or office key (prompt, --secret-fd, SHIMING_SECRET), or by a key file that was kept. --only brings these templates alone into the desk, as new ones',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      'key-file': { type: 'string' },
      only: { type: 'boolean' },
      list: { type: 'boolean' },
    });
    const [path, ...rest] = positionals;
    if (path === undefined || (values.only && values.list)) throw new UsageError(usage);
    const from = await locateBackup(resolve(path));
    const file = values['key-file'];
    const opens = openerOf(common, from, file === undefined ? undefined : resolve(file));
    if (values.list) return rest.length === 0 ? list(common, from, opens) : wrong();
    if (values.only) return rest.length > 0 ? bring(common, from, opens, rest) : wrong();
    const [into] = rest;
    if (into === undefined || rest.length > 1) return wrong();
    const { dataKey, key } = await opens();
    const report = await untilStopped((signal) =>
      restoreBackup({
        from,
        into: resolve(into),
        dataKey,
        key,
        log: logToStderr,
        signal,
        onStep: showSteps(common),
      }),
    );
    return answer(common, report);
  },
};

const wrong = (): never => {
  throw new UsageError(usage);
};

type Opener = () => ReturnType<typeof openBackupKey>;

/** A desk that is here opens its own backups without a word. */
const openerOf =
  (common: Common, from: Located, keyFile: string | undefined): Opener =>
  () =>
    withSecret(common, (secret) => openBackupKey(from, { keyFile, desk: common.desk, secret }));

const list = (common: Common, from: Located, opens: Opener): Promise<Answer> =>
  withDesk(common, async ({ context }) => {
    const { dataKey } = await opens();
    const options = { from, dataKey, signal: undefined, onStep: showSteps(common) };
    const found = await withBackup(context.dir, options, async (source) => source.list());
    const say = sayerFor(common);
    const lines = found.map(
      ({ id, name, state }) => `${id}  ${name || say.label('unnamed')}  ${say.label(`state.${state}`)}`,
    );
    return { json: found, lines, status: 0 };
  });

const bring = (common: Common, from: Located, opens: Opener, ids: readonly string[]): Promise<Answer> =>
  withDesk(common, async ({ context }) => {
    const { dataKey } = await opens();
    const brought = await untilStopped((signal) =>
      bringTemplates(context, ids, { from, dataKey, signal, onStep: showSteps(common) }),
    );
    const say = sayerFor(common);
    const lines = brought.flatMap(({ was, template, name, missing }) => [
      `${was} → ${template}  ${name || say.label('unnamed')}`,
      ...(missing > 0 ? [`  ${say.label('restoreMissing', { n: missing })}`] : []),
    ]);
    return { json: brought, lines, status: brought.some(({ missing }) => missing > 0) ? 1 : 0 };
  });

const answer = (common: Common, report: RestoreReport): Answer => {
  const say = sayerFor(common);
  const { desk, templates, objects, madeAt, seconds, missing, erased } = report;
  const lines = [
    say.label('restored', { desk, templates, objects, madeAt, seconds }),
    ...(missing.length > 0 ? [say.label('restoreMissing', { n: missing.length })] : []),
    ...missing.map(({ object, template }) => `  ${object}${template === null ? '' : `  (${template})`}`),
    ...(erased > 0 ? [say.label('restoreErased', { erased })] : []),
  ];
  return { json: report, lines, status: report.ok ? 0 : 1 };
};
