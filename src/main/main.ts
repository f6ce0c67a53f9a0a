/** Entry of the desktop app. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDeskDir } from '#core/default-desk';
import { appFolders } from './app-folders.ts';
import { readDeskOption } from './desk-option.ts';
import { startApp } from './start-app.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

await startApp({
  preloadFile: join(here, 'preload.cjs'),
  pageFolder: join(here, '..', 'renderer'),
  ...appFolders({
    platform: process.platform,
    env: process.env,
    asked: readDeskOption(process.argv),
    usual: defaultDeskDir(),
  }),
});
