/**
 * Scanners of Windows and macOS by an installed NAPS2, over its command line (naps2.com/doc/command-line). It is a program of its own
 * that is called, not a part of the desk. It writes pages when the whole scan has ended, and ends with 0 whatever came of it: what
 * counts are its files, and without any its words.
 */
import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type FaultCode } from '#contract/faults';
import type { Scanner } from '#contract/scanners';
import type { ScanColour, ScanSource, ScanSourceOffer } from '#domain/scanner/scanner';
import type { ScannerAdapter } from '../../ports/scanners.ts';
import { makePageFolder } from './page-folder.ts';
import { type Program, runProgram } from './run-program.ts';
import { whileRunning } from './while-running.ts';

type Needs = {
  readonly scratch: string;
  readonly platform?: NodeJS.Platform;
  /** Where it may be installed. */
  readonly programs?: readonly Program[];
};

/** Drivers of devices that the system itself has; over the network the desk speaks only to the allowed address. */
const driversOf: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['wia', 'twain'],
  darwin: ['apple'],
};

const programsOf = (platform: NodeJS.Platform): readonly Program[] =>
  platform === 'win32'
    ? ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = process.env[name];
        return folder ? [{ file: join(folder, 'NAPS2', 'NAPS2.Console.exe'), args: [] }] : [];
      })
    : platform === 'darwin'
      ? [{ file: '/Applications/NAPS2.app/Contents/MacOS/NAPS2', args: ['console'] }]
      : [];

/** It does not say what a device has: everything is offered, and what the device cannot do, it refuses. */
const everything = (['flatbed', 'feeder', 'feeder-duplex'] as const).map(
  (source): ScanSourceOffer => ({
    source,
    resolutions: [100, 150, 200, 300, 400, 600],
    colours: ['colour', 'grey', 'black-and-white'],
    papers: ['a4', 'a5', 'letter'],
  }),
);

const sourceWords: Readonly<Record<ScanSource, string>> = {
  flatbed: 'glass',
  feeder: 'feeder',
  'feeder-duplex': 'duplex',
};
const depthWords: Readonly<Record<ScanColour, string>> = {
  colour: 'color',
  grey: 'gray',
  'black-and-white': 'bw',
};

const faultOfWords: readonly (readonly [words: RegExp, code: FaultCode])[] = [
  [/jam/i, 'scanner-jammed'],
  [/no pages are in the feeder|feeder is empty/i, 'scanner-empty'],
  [/cover/i, 'scanner-open'],
  [/busy|in use/i, 'scanner-busy'],
  [/offline|could not be found|no device|not found/i, 'scanner-away'],
  [/denied/i, 'scanner-denied'],
  [/out of memory/i, 'scanner-memory'],
  [/not support|invalid/i, 'scanner-refused'],
];

export const createNaps2Scanners = ({
  scratch,
  platform = process.platform,
  programs = programsOf(platform),
}: Needs): ScannerAdapter => {
  const drivers = driversOf[platform] ?? [];
  const places = new Map<string, { readonly driver: string; readonly device: string }>();
  let installed: Program | null = null;
  const run = (args: readonly string[], signal: AbortSignal) => {
    if (!installed) throw new Fault('scanner-away');
    const { file, args: first } = installed;
    return runProgram({ file, args: [...first, ...args] }, { signal });
  };
  return {
    way: 'naps2',
    list: async (signal) => {
      installed = await firstInstalled(programs);
      if (!installed || drivers.length === 0) return null;
      const scanners = new Map<string, Scanner>();
      for (const driver of drivers) {
        const ran = await run(['--listdevices', '--driver', driver], signal);
        for (const device of namesIn(ran?.out ?? '')) {
          // Windows offers what it drives itself to older programs once more.
          if (scanners.has(device.replace(/^WIA-/, ''))) continue;
          const id = `naps2:${driver}:${device}`;
          places.set(id, { driver, device });
          scanners.set(device, { id, way: 'naps2', name: device, make: '', sources: everything });
        }
      }
      return [...scanners.values()];
    },
    scan: async function* (scanner, { source, resolution, colour, paper }, signal) {
      const place = places.get(scanner.id);
      if (!place) throw new Fault('scanner-away');
      const folder = await makePageFolder(scratch);
      const args = [
        ...['-o', join(folder.path, 'page.$(nnnn).jpg'), '--split', '--noprofile', '--jpegquality', '95'],
        ...['--driver', place.driver, '--device', place.device],
        ...['--source', sourceWords[source], '--dpi', String(resolution), '--bitdepth', depthWords[colour]],
        ...(paper === 'whole' ? [] : ['--pagesize', paper]),
      ];
      yield* whileRunning(
        folder,
        async (stop) => {
          const ran = await run(args, stop);
          const names = (await readdir(folder.path)).filter((name) => /\.jpe?g$/i.test(name)).sort();
          for (const name of names) folder.add(name);
          // It says nothing where all went well; pages before a jam are there.
          const said = `${ran?.out}\n${ran?.err}`;
          const trouble = faultOfWords.find(([words]) => words.test(said))?.[1];
          if (trouble || names.length === 0) throw new Fault(trouble ?? 'scanner-failed');
        },
        signal,
      );
    },
  };
};

const namesIn = (said: string): string[] =>
  said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= 300);

const firstInstalled = async (programs: readonly Program[]): Promise<Program | null> => {
  for (const program of programs) {
    const mayRun = await access(program.file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (mayRun) return program;
  }
  return null;
};
