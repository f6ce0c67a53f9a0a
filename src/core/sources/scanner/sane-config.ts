/**
 * A configuration of SANE that knows devices of this computer only. Some of its drivers look for scanners in the network by themselves,
 * by broadcast; the desk talks to no network but the one address that the office allows, and has SANE talk to none for it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../atomic-write.ts';

/** Where SANE is configured; distributions differ. */
const systemFolders = ['/etc/sane.d', '/usr/local/etc/sane.d', '/opt/homebrew/etc/sane.d'];

/** Drivers that reach devices over the network alone. */
const networkOnly = new Set(['net', 'escl', 'airscan', 'dell1600n_net', 'hpaio']);

/** Drivers that do both, and what their configuration says to stay at the computer. */
const alsoNetwork: Readonly<Record<string, (line: string) => boolean>> = {
  epson2: (line) => !/^\s*net\b/i.test(line),
  epsonds: (line) => !/^\s*net\b/i.test(line),
  magicolor: (line) => !/^\s*net\b/i.test(line),
  kodakaio: (line) => !/^\s*net\b/i.test(line),
  xerox_mfp: (line) => !/^\s*tcp\b/i.test(line),
  lexmark: (line) => !/^\s*net\b/i.test(line),
  // sane-pixma(5): without these lines it looks for nothing in the network.
  pixma: (line) => !/^\s*(?:networking|auto_detect|bjnp|mfnp|scanner=)/i.test(line),
};

/** Writes it into a new folder and answers with the value of SANE_CONFIG_DIR: what it does not name is as the system has it. */
export const writeLocalConfig = async (
  folder: string,
  places: readonly string[] = systemFolders,
): Promise<string> => {
  await makeFolder(folder, 0o700);
  // An empty one: the system's would name further drivers.
  await makeFolder(join(folder, 'dll.d'), 0o700);
  const drivers = (await Promise.all(places.map(driversOf))).flat();
  const local = [...new Set(drivers)].filter((driver) => !networkOnly.has(driver));
  await writeFile(join(folder, 'dll.conf'), `${local.join('\n')}\n`, { mode: 0o600 });
  for (const [driver, stays] of Object.entries(alsoNetwork)) {
    const lines = (await firstText(places.map((place) => join(place, `${driver}.conf`)))).split('\n');
    const kept = [...lines.filter(stays), ...(driver === 'pixma' ? ['networking=no', 'auto_detect=no'] : [])];
    await writeFile(join(folder, `${driver}.conf`), `${kept.join('\n')}\n`, { mode: 0o600 });
  }
  return [folder, ...places].join(':');
};

const driversOf = async (place: string): Promise<string[]> => {
  const more = await readdir(join(place, 'dll.d')).catch(orNothing([] as string[]));
  const texts = await Promise.all([
    readFile(join(place, 'dll.conf'), 'utf8').catch(orNothing('')),
    ...more.map((name) => readFile(join(place, 'dll.d', name), 'utf8').catch(orNothing(''))),
  ]);
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((driver) => /^[\w-]+$/.test(driver));
};

const firstText = async (files: readonly string[]): Promise<string> => {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(orNothing(''));
    if (text !== '') return text;
  }
  return '';
};

/** A folder or file that is not there, or that may not be read, names no driver. */
const orNothing =
  <T>(nothing: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === undefined) throw error;
    return nothing;
  };
