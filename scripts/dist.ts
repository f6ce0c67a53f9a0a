/** Makes the installers for the system and the processor that this runs on. Further arguments go to electron-builder. */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type BuilderConfig, planDist } from './package/plan-dist.ts';

const { platform, arch, env, execPath, argv } = process;
const yml = load(await readFile('electron-builder.yml', 'utf8')) as BuilderConfig;
const { config, args } = planDist(yml, { platform, arch, env });
await mkdir('release', { recursive: true });
const file = join('release', 'electron-builder.json');
await writeFile(file, JSON.stringify(config, null, 1));
const builder = join('node_modules', 'electron-builder', 'cli.js');
const { status } = spawnSync(execPath, [builder, ...args, '--config', file, ...argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
