/** Entry of the web host: core in a child process, page over loopback, a browser window where there is one. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findAssetsDir } from '#core/app-files';
import { defaultDeskDir } from '#core/default-desk';
import { openLogFile } from '#core/log-file';
import { toFault } from '#core/ops/base';
import { superviseCore } from '#core/process/supervise-core';
import { isCalendarDate } from '#domain/date/calendar-date';
import type { Language } from '#text/language';
import { openWindow } from './open-window.ts';
import { spawnCore } from './spawn-core.ts';
import { readStaticFiles } from './static-files.ts';
import { startWebHost } from './web-host.ts';

const { values } = parseArgs({
  options: {
    desk: { type: 'string' },
    port: { type: 'string', default: '0' },
    today: { type: 'string' },
    lang: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    /** Scans are read only where the page asks. */
    'no-reading': { type: 'boolean', default: false },
    /** Backups are made only where somebody asks. */
    'no-backup': { type: 'boolean', default: false },
  },
});
if (values.today !== undefined && !isCalendarDate(values.today)) fail('--today YYYY-MM-DD');
const port = Number(values.port);
if (values.lang !== undefined && !languageOf(values.lang)) fail('--lang zh|en');
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port 0–65535');

const files = await readStaticFiles(join(findAssetsDir(), '..', 'dist', 'renderer')).catch(() =>
  fail('page not built: npm run build'),
);
const deskDir = resolve(values.desk ?? defaultDeskDir());
const logFile = openLogFile(deskDir);
const core = superviseCore({
  spawn: spawnCore,
  start: {
    dir: deskDir,
    today: values.today,
    language: languageOf(values.lang),
    readAfter: values['no-reading'] ? null : undefined,
    backupAfter: values['no-backup'] ? null : undefined,
  },
  log: ({ level, event, data }) => {
    logFile.write({ level, event, data });
    if (level !== 'info') process.stderr.write(`${JSON.stringify({ level, event, ...data })}\n`);
  },
});
process.on('uncaughtException', (error) => {
  toFault(error, (level, event, data) => logFile.write({ level, event, data }));
  process.stderr.write(
    '应用内部出错，已结束；已保存的内容都在。 The app ended because of an error of its own; what was saved is there.\n',
  );
  void logFile.settled().then(() => process.exit(1));
});
const host = await startWebHost({ core, files, port }).catch((error: NodeJS.ErrnoException) =>
  fail(`port ${port}: ${error.code}`),
);
const window = values['no-open'] ? null : await openWindow(host);
// One line, for scripts and for persons: who sits at a terminal without a window gets a sentence. A window has the token already.
process.stdout.write(
  !values['no-open'] && !window && process.stdout.isTTY
    ? `请在这台电脑的浏览器里打开 Open in a browser on this computer: ${host.url}\n`
    : `${JSON.stringify({ url: window ? `${host.address}/` : host.url })}\n`,
);

const ended = new Promise<void>((finish) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => finish());
  void window?.closed.then(finish);
  void host.ended.then(finish);
});
await ended;
window?.close();
await window?.closed;
await host.close();
await core.stop();
await logFile.settled();

function languageOf(lang: string | undefined): Language | undefined {
  return lang === 'en' ? 'en' : lang === 'zh' || lang === 'zh-CN' ? 'zh-CN' : undefined;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
