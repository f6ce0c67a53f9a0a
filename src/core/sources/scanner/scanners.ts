/** All ways to scanners as one. */
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultShape } from '#contract/faults';
import type { Scanner, ScannerList } from '#contract/scanners';
import { toFault } from '../../ops/base.ts';
import type { Log } from '../../ports/log.ts';
import type { ScannerAdapter, Scanners } from '../../ports/scanners.ts';
import { hasEnd } from '../whole-file.ts';

/** Milliseconds for all ways to say what they have; some wait for devices that are switched off. */
const longestList = 40_000;

/** Only what a list of this core has named is ever opened: an id from elsewhere leads nowhere. */
export const createScanners = (adapters: readonly ScannerAdapter[], log: Log): Scanners => {
  let known = new Map<string, { readonly adapter: ScannerAdapter; readonly scanner: Scanner }>();

  const ask = async (adapter: ScannerAdapter, signal: AbortSignal) => {
    try {
      return { adapter, scanners: await adapter.list(signal), fault: null };
    } catch (error) {
      const fault = asShape(error, log);
      return { adapter, scanners: [], fault: fault.code === 'cancelled' ? away : fault };
    }
  };

  const list = async (signal: AbortSignal): Promise<ScannerList> => {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(longestList)]);
    const answers = await Promise.all(adapters.map((adapter) => ask(adapter, soon)));
    if (signal.aborted) throw new Fault('cancelled');
    const found = answers.flatMap(({ adapter, scanners }) =>
      (scanners ?? []).map((scanner) => ({ adapter, scanner })),
    );
    known = new Map(found.map((one) => [one.scanner.id, one]));
    return {
      scanners: found.map(({ scanner }) => scanner),
      troubles: answers.flatMap(({ adapter, fault }) => (fault ? [{ way: adapter.way, fault }] : [])),
      ways: answers.flatMap(({ adapter, scanners }) => (scanners === null ? [] : [adapter.way])),
    };
  };

  return {
    list,
    scan: async function* (id, settings, signal) {
      if (!known.has(id)) await list(signal);
      const found = known.get(id);
      if (!found) throw new Fault('scanner-away');
      const offer = found.scanner.sources.find(({ source }) => source === settings.source);
      if (!offer?.resolutions.includes(settings.resolution) || !offer.colours.includes(settings.colour))
        throw new Fault('scanner-refused');
      for await (const page of found.adapter.scan(found.scanner, settings, signal)) {
        // A line that broke, or a device that stopped, leaves a half page, which its own end mark tells.
        if (page.length === 0 || !hasEnd(Buffer.from(page.buffer, page.byteOffset, page.length)))
          throw new Fault('scanner-failed');
        yield page;
      }
    },
  };
};

const away: FaultShape = { code: 'scanner-away', retry: true, data: {} };

const asShape = (error: unknown, log: Log): FaultShape => {
  const known = faultOf(error);
  const { code, retry, data, incident } = known.code === 'core-stopped' ? toFault(error, log) : known;
  return { code, retry, data, incident };
};
