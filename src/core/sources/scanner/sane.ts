/** Scanners of this computer by SANE's own program, `scanimage` (scanimage(1), sane-backends 1.0.28 and newer). */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Fault, type FaultCode } from '#contract/faults';
import type { Scanner } from '#contract/scanners';
import { paperSize, type ScanSettings } from '#domain/scanner/scanner';
import type { ScannerAdapter } from '../../ports/scanners.ts';
import { makePageFolder } from './page-folder.ts';
import { runProgram } from './run-program.ts';
import { writeLocalConfig } from './sane-config.ts';
import { readSaneOptions, type SaneDevice } from './sane-options.ts';
import { whileRunning } from './while-running.ts';

type Needs = {
  /** A folder in which things may lie for a moment. */
  readonly scratch: string;
  readonly program?: string;
  /** Where SANE is configured, for tests. */
  readonly places?: readonly string[];
};

/** More sheets than any feeder takes. */
const mostPages = 500;
/** What it says beside is no page. */
const pageName = /^p\d{4}\.png$/;
const finished = 0;
const outOfDocuments = 7;

/** By SANE_Status (SANE standard 1.06, table 1), with which `scanimage` ends. */
const faultOfStatus: Readonly<Record<number, FaultCode>> = {
  1: 'scanner-refused',
  3: 'scanner-busy',
  4: 'scanner-refused',
  6: 'scanner-jammed',
  7: 'scanner-empty',
  8: 'scanner-open',
  9: 'scanner-failed',
  10: 'scanner-memory',
  11: 'scanner-denied',
};

/** It ends with 1 where it cannot even open the device, and says why in words. */
const faultOfWords: readonly (readonly [words: RegExp, code: FaultCode])[] = [
  [/open of device.*busy/i, 'scanner-busy'],
  [/open of device.*denied/i, 'scanner-denied'],
  [/open of device/i, 'scanner-away'],
  [/no scanimage devices|no scanners were identified/i, 'scanner-away'],
];

const faultOfRun = (status: number | null, said: string): Fault => {
  const byWords = status === 1 ? faultOfWords.find(([words]) => words.test(said))?.[1] : undefined;
  return new Fault(byWords ?? faultOfStatus[status ?? -1] ?? 'scanner-failed');
};

export const createSaneScanners = ({ scratch, program = 'scanimage', places }: Needs): ScannerAdapter => {
  const devices = new Map<string, SaneDevice>();

  const withConfig = async <T>(work: (environment: Record<string, string>) => Promise<T>): Promise<T> => {
    const folder = join(scratch, `sane-${randomUUID()}`);
    try {
      return await work({ SANE_CONFIG_DIR: await writeLocalConfig(folder, places) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  const ask = (args: readonly string[], environment: Record<string, string>, signal: AbortSignal) =>
    runProgram({ file: program, args }, { signal, environment });

  const listIn = async (
    environment: Record<string, string>,
    signal: AbortSignal,
  ): Promise<readonly Scanner[] | null> => {
    const ran = await ask(['-f', '%d%t%v%t%m%n'.replaceAll('%t', '\t')], environment, signal);
    if (ran === null) return null;
    if (ran.status !== finished) throw faultOfRun(ran.status, ran.err);
    const scanners: Scanner[] = [];
    let trouble: Fault | null = null;
    for (const line of ran.out.split('\n')) {
      const [device = '', make = '', name = ''] = line.split('\t');
      if (device === '' || device.startsWith('-')) continue;
      const told = await ask([`--device-name=${device}`, '-A'], environment, signal);
      if (told?.status !== finished) {
        trouble ??= faultOfRun(told?.status ?? null, told?.err ?? '');
        continue;
      }
      const options = readSaneOptions(told.out);
      const id = `sane:${device}`;
      devices.set(id, options);
      scanners.push({ id, way: 'sane', name: name || device, make, sources: options.offers });
    }
    if (scanners.length === 0 && trouble) throw trouble;
    return scanners;
  };

  return {
    way: 'sane',
    list: async (signal) =>
      process.platform === 'win32' ? null : withConfig((environment) => listIn(environment, signal)),
    scan: async function* (scanner, settings, signal) {
      const device = devices.get(scanner.id);
      if (!device) throw new Fault('scanner-away');
      const folder = await makePageFolder(scratch);
      let pages = 0;
      const args = [
        `--device-name=${scanner.id.slice('sane:'.length)}`,
        // Nothing of the page is lost, and the density stands in the file.
        '--format=png',
        `--batch=${join(folder.path, 'p%04d.png')}`,
        '--batch-print',
        `--batch-count=${settings.source === 'flatbed' ? 1 : mostPages}`,
        ...deviceArguments(device, settings),
      ];
      const run = async (stop: AbortSignal): Promise<void> => {
        const ran = await withConfig((environment) =>
          runProgram(
            { file: program, args },
            {
              signal: stop,
              environment,
              // The name is said when the file has it: until then it ends in `.part`.
              onLine: (line) => {
                const name = basename(line.trim());
                if (!pageName.test(name)) return;
                pages += 1;
                folder.add(name);
              },
            },
          ),
        );
        if (ran === null) throw new Fault('scanner-away');
        const isEnd = ran.status === finished || (ran.status === outOfDocuments && pages > 0);
        if (!isEnd) throw faultOfRun(ran.status, ran.err);
        if (pages === 0) throw new Fault('scanner-empty');
      };
      yield* whileRunning(folder, run, signal);
    },
  };
};

const deviceArguments = (
  device: SaneDevice,
  { source, colour, resolution, paper }: ScanSettings,
): string[] => {
  const sourceWord = device.sources.get(source);
  const mode = device.modes.get(colour);
  const [width, height] = paper === 'whole' ? (device.area ?? []) : paperSize[paper];
  const [most, longest] = device.area ?? [];
  return [
    // The source first: it may change what the others offer.
    ...(sourceWord ? [`--source=${sourceWord}`] : []),
    ...(mode ? [`--mode=${mode}`] : []),
    ...(device.hasResolution ? [`--resolution=${resolution}`] : []),
    ...(width === undefined || height === undefined || most === undefined || longest === undefined
      ? []
      : ['-l', '0', '-t', '0', '-x', String(Math.min(width, most)), '-y', String(Math.min(height, longest))]),
  ];
};
