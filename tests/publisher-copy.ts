/** The app as a publisher would build it, with a key of the test in it: everything is this project by links, but for its keys. */
import { copyFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findAssetsDir } from '#core/app-files';
import { updateKeysFile } from '#core/update/signatures';
import type { KeyPair } from './update-room.ts';

export type PublisherCopy = {
  /** Where its programs are started, by the same relative paths as here. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
};

export const makePublisherCopy = async (root: string, keys: readonly KeyPair[]): Promise<PublisherCopy> => {
  const assets = join(root, 'assets');
  await mkdir(assets, { recursive: true });
  for (const name of ['targets', 'holidays.json', 'naming.json', 'release.json'])
    await cp(join(findAssetsDir(), name), join(assets, name), { recursive: true });
  const { about } = JSON.parse(await readFile(join(findAssetsDir(), updateKeysFile), 'utf8')) as {
    about: string;
  };
  const spki = keys.map(({ trusted }) =>
    trusted.key.export({ format: 'der', type: 'spki' }).toString('base64'),
  );
  await writeFile(join(assets, updateKeysFile), JSON.stringify({ about, keys: spki }));
  await copyFile('package.json', join(root, 'package.json'));
  for (const name of ['src', 'scripts', 'dist', 'node_modules'])
    await symlink(resolve(name), join(root, name));
  // Otherwise a program would find itself in this project again.
  const links = '--preserve-symlinks --preserve-symlinks-main';
  return {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${links}` },
  };
};
