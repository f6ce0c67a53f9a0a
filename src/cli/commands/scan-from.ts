/** `scan devices` and `scan from`: which scanners there are, and pages out of one of them into the intake. */
import { Fault } from '#contract/faults';
import type { JobView } from '#contract/jobs';
import { type ScanChoice, scannerAddressSchema, scanSettingsSchema } from '#contract/scan-choice';
import type { ScannedPages, Scanner, ScannerList } from '#contract/scanners';
import { toItsEnd } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import { proposeSettings, scanColours, scanPapers, scanSources } from '#domain/scanner/scanner';
import { type Answer, faultFrom, sayerFor, withDesk } from '../command.ts';
import { listen, tellItems } from '../listen.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';

export const devicesUsage = 'devices [--allow ADDRESS | --forbid]';
export const fromUsage = `from [DEVICE] [--source ${scanSources.join('|')}] [--dpi N] [--colour ${scanColours.join('|')}] [--paper ${scanPapers.join('|')}] [--customer NAME]`;

/** Which scanners there are; with an address, a network scanner may be talked to from then on. */
export const scanDevices = (args: readonly string[]): Promise<Answer> => {
  const { common, positionals, values } = readArguments(args, {
    allow: { type: 'string' },
    forbid: { type: 'boolean' },
  });
  const { allow, forbid = false } = values;
  if (positionals.length > 0 || (allow !== undefined && forbid)) throw new UsageError(devicesUsage);
  const wanted = forbid ? '' : allow;
  const address = wanted === undefined ? undefined : scannerAddressSchema.safeParse(wanted).data;
  if (wanted !== undefined && (address === undefined || (address === '' && !forbid)))
    throw new UsageError(`--allow ${wanted}`);
  return withDesk(
    common,
    async ({ client }) => {
      if (address !== undefined) await client.desk.saveSettings({ scannerAddress: address });
      const list = await client.scanners.list();
      const say = sayerFor(common);
      const lines = [
        ...list.scanners.map(
          (scanner) => `${scanner.id}  ${[scanner.make, scanner.name].filter(Boolean).join(' ')}`,
        ),
        ...list.troubles.map(({ way, fault }) => `${way}: ${say.fault(fault)}`),
      ];
      return {
        json: list,
        lines: lines.length === 0 ? [say.label('scannersNone')] : lines,
        status: list.troubles.length > 0 ? 1 : 0,
      };
    },
    allow !== undefined ? true : 'trial',
  );
};

/** Scans, and stays until what came is in the intake. */
export const scanFrom = (args: readonly string[]): Promise<Answer> => {
  const { common, positionals, values } = readArguments(args, {
    source: { type: 'string' },
    dpi: { type: 'string' },
    colour: { type: 'string' },
    paper: { type: 'string' },
    customer: { type: 'string' },
  });
  const [device, ...more] = positionals;
  const asked = scanSettingsSchema.partial().safeParse({
    source: values.source,
    resolution: values.dpi === undefined ? undefined : Number(values.dpi),
    colour: values.colour,
    paper: values.paper,
  });
  if (more.length > 0 || !asked.success) throw new UsageError(fromUsage);
  return withDesk(
    common,
    async (desk) => {
      const { scanners, troubles } = await desk.client.scanners.list();
      const scanner = chosen(scanners, device);
      if (!scanner) throw new Fault(troubles[0]?.fault.code ?? 'scanner-away');
      const settings = proposeSettings(scanner.sources, asked.data);
      // What was asked for and cannot be had is said, not replaced.
      const isAsAsked = Object.entries(asked.data).every(
        ([name, value]) => value === undefined || settings?.[name as keyof typeof settings] === value,
      );
      if (!settings || !isAsAsked) throw new Fault('scanner-refused');
      return scan(desk, common, { ...settings, scanner: scanner.id }, values.customer ?? '');
    },
    true,
  );
};

/** By its id, or a part of its name that no other has; without either, the only one there is. */
const chosen = (scanners: ScannerList['scanners'], wanted: string | undefined): Scanner | undefined => {
  const fits = scanners.filter(
    ({ id, make, name }) =>
      wanted === undefined || id === wanted || `${make} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  const [first, ...others] = fits;
  return scanners.find(({ id }) => id === wanted) ?? (others.length === 0 ? first : undefined);
};

const scan = async (desk: Desk, common: Common, choice: ScanChoice, customer: string): Promise<Answer> => {
  const { jobs } = desk.context;
  const items = tellItems(common);
  const target = common.target === undefined ? '' : desk.context.targets.get(common.target).id;
  const before = new Set(jobs.list().map(({ id }) => id));
  let facts: ScannedPages = { taken: 0, blank: 0, twice: 0, refused: 0 };
  const fault = await untilStopped(async (signal) => {
    // News are heard to their end also when somebody stops the scanner: what came is taken in.
    const news = listen(desk, items.tell, new AbortController().signal);
    const { id } = jobs.begin('scanning', { ...choice, customer, target });
    const ended = await toItsEnd<'scanning'>(jobs, id, {
      signal,
      onNews: (job) => {
        facts = job.facts;
      },
    }).then(() => null, faultFrom);
    const isAwaited = (job: JobView) =>
      job.kind === 'intake' && !before.has(job.id) && !news.ended.has(job.id);
    while (jobs.list().some(isAwaited)) await news.next();
    await news.end();
    return ended;
  });
  const say = sayerFor(common);
  const told = say.label('scannedCounts', { ...facts });
  if (fault) {
    process.stderr.write(`${told}\n`);
    throw fault;
  }
  if (common.json) process.stdout.write(`${JSON.stringify({ pages: facts })}\n`);
  return {
    json: undefined,
    lines: common.json ? [] : [told],
    status: items.stops() || facts.refused > 0 ? 1 : 0,
  };
};
