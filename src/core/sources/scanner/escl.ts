/** The network scanner that the office has allowed, by eSCL (Mopria eSCL 2.x; also called AirScan): driverless, over HTTP. */
import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultCode } from '#contract/faults';
import { intakeLimits } from '#domain/intake/intake';
import {
  readScannerAddress,
  type ScannerAddress,
  writeScannerAddress,
} from '#domain/scanner/scanner-address';
import type { ScannerAdapter } from '../../ports/scanners.ts';
import { type Answered, askScanner } from './escl-http.ts';
import { type EsclScanner, readCapabilities, readTrouble, writeSettings } from './escl-xml.ts';

type Needs = {
  /** As the settings of the desk say it; '' where the office has allowed none. */
  readonly allowed: () => string;
  /** Milliseconds, for tests. */
  readonly times?: Partial<Times>;
};

type Times = {
  /** Without a sign of a scanner that is asked something. */
  readonly idle: number;
  /** A page may take: the lamp warms up, 600 dpi in colour over a slow line. */
  readonly page: number;
  /** A scanner may say “wait” for so long. */
  readonly waiting: number;
};
const usualTimes: Times = { idle: 10_000, page: 180_000, waiting: 120_000 };

const documentBytes = 256 * 1024;
/** More sheets than any feeder takes. */
const mostPages = 500;
/** Between two requests where the scanner says “wait” and not how long, and at most. */
const usualPause = 1_000;
const longestPause = 5_000;
const leastPause = 50;
/** For the last word to a scanner whose job is given up. */
const farewell = 700;

export const createEsclScanner = ({ allowed, times }: Needs): ScannerAdapter => {
  const { idle, page, waiting } = { ...usualTimes, ...times };
  const known = new Map<string, EsclScanner>();
  const idOf = (address: ScannerAddress) => `escl:${writeScannerAddress(address)}`;

  const ask = (
    address: ScannerAddress,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    signal: AbortSignal,
    body?: string,
  ) =>
    askScanner(address, {
      method,
      path,
      signal,
      ...(body === undefined ? {} : { body }),
      most: documentBytes,
      idle,
      longest: idle * 2,
    });

  const document = async (address: ScannerAddress, name: string, signal: AbortSignal): Promise<Buffer> => {
    const { status, bytes } = await ask(address, 'GET', `${address.root}/${name}`, signal);
    if (status !== 200) throw new Fault(faultOfHttp(status));
    return bytes;
  };

  /** Asks again while the scanner says that it is not ready yet. Fault: scanner-busy. */
  const whenReady = async (work: () => Promise<Answered>, signal: AbortSignal): Promise<Answered> => {
    const until = performance.now() + waiting;
    for (;;) {
      const answer = await work();
      if (answer.status !== 503) return answer;
      if (performance.now() >= until) throw new Fault('scanner-busy');
      const said = answer.retryAfter === null ? usualPause : answer.retryAfter * 1000;
      await wait(Math.min(longestPause, Math.max(leastPause, said)), undefined, { signal }).catch(() => {
        throw new Fault('cancelled');
      });
    }
  };

  return {
    way: 'escl',
    list: async (signal) => {
      const address = readScannerAddress(allowed());
      if (!address) return null;
      const found = await readCapabilities(await document(address, 'ScannerCapabilities', signal));
      const id = idOf(address);
      known.set(id, found);
      return [{ id, way: 'escl', name: found.name || address.host, make: found.make, sources: found.offers }];
    },
    scan: async function* (scanner, settings, signal) {
      const address = readScannerAddress(allowed());
      const found = known.get(scanner.id);
      // The office may have taken its word back since.
      if (!address || !found || idOf(address) !== scanner.id) throw new Fault('scanner-away');
      const isFeeder = settings.source !== 'flatbed';
      const troubleNow = async (job?: string) =>
        readTrouble(await document(address, 'ScannerStatus', signal), { isFeeder, job });
      const before = await troubleNow();
      if (before) throw new Fault(before);
      const body = writeSettings(found, settings);
      const jobs = `${address.root}/ScanJobs`;
      const begun = await whenReady(() => ask(address, 'POST', jobs, signal, body), signal);
      if (begun.status !== 201) throw new Fault((await troubleNow()) ?? faultOfHttp(begun.status));
      const job = jobPath(begun.location, jobs);
      let isOver = false;
      try {
        for (let pages = 0; pages < mostPages; ) {
          const next = await whenReady(() => nextPage(address, job, signal), signal);
          if (next.status !== 200) {
            // No page any more: whether that is a good end, the scanner's state tells.
            const trouble = await troubleNow(job);
            isOver = next.status === 404;
            if (trouble) throw new Fault(trouble);
            if (next.status !== 404) throw new Fault(faultOfHttp(next.status));
            if (pages === 0) throw new Fault(isFeeder ? 'scanner-empty' : 'scanner-failed');
            return;
          }
          pages += 1;
          yield next.bytes;
          if (!isFeeder) return;
        }
      } finally {
        if (!isOver) await giveUp(address, job);
      }
    },
  };

  function nextPage(address: ScannerAddress, job: string, signal: AbortSignal): Promise<Answered> {
    return askScanner(address, {
      method: 'GET',
      path: `${job}/NextDocument`,
      signal,
      most: intakeLimits.fileBytes,
      idle: page / 3,
      longest: page,
    });
  }
};

/** The scanner is told that nobody waits any more. That it does not answer changes nothing. */
const giveUp = async (address: ScannerAddress, job: string): Promise<void> => {
  const asked = {
    method: 'DELETE',
    path: job,
    signal: new AbortController().signal,
    most: documentBytes,
    idle: farewell,
    longest: farewell,
  } as const;
  await askScanner(address, asked).catch((error: unknown) => {
    if (!faultOf(error).code.startsWith('scanner-')) throw error;
  });
};

/** Some scanners name another host than the one that was asked: only the path counts, and only below their own jobs. */
const jobPath = (location: string, jobs: string): string => {
  const path = location.replace(/^https?:\/\/[^/]*/i, '').replace(/\/+$/, '');
  const id = path.startsWith(`${jobs}/`) ? path.slice(jobs.length + 1) : '';
  if (!/^[\w.~:%-]{1,120}$/.test(id) || /^\.+$/.test(id)) throw new Fault('scanner-strange');
  return `${jobs}/${id}`;
};

const faultOfHttp = (status: number): FaultCode => {
  if (status === 401 || status === 403) return 'scanner-denied';
  if (status === 400 || status === 415 || status === 422) return 'scanner-refused';
  if (status === 409 || status === 503) return 'scanner-busy';
  if (status >= 300 && status < 400) return 'scanner-strange';
  return 'scanner-failed';
};
