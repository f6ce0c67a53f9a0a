/** What a desk does at the command line with the office's stock: it works with it until nothing more can be done now. */
import { Fault } from '#contract/faults';
import type { StockMember, StockStatus } from '#contract/stock';
import type { Desk } from '#core/open-desk';
import { type Answer, type ExitStatus, sayerFor, withDesk } from './command.ts';
import type { Common } from './options.ts';
import { untilStopped } from './progress.ts';
import { memberLines, statusLines, summaryLine } from './stock-lines.ts';

/** Longest that `status` works with the server, milliseconds; `sync` works as long as it takes. */
export const statusLimit = 10_000;

/** What may be done before and after the desk has worked with the server. */
type Steps = {
  readonly first?: (desk: Desk) => Promise<unknown>;
  readonly act?: (desk: Desk, status: StockStatus) => Promise<unknown>;
  readonly create?: boolean;
  readonly limit?: number;
  readonly told?: (common: Common, status: StockStatus, desk: Desk) => Answer | Promise<Answer>;
};

export const onStock = (
  common: Common,
  { first, act, create = false, limit, told }: Steps,
): Promise<Answer> =>
  withDesk(
    common,
    async (desk) => {
      if (desk.context.isForLooking) throw new Fault('read-only', { file: 'desk' });
      await first?.(desk);
      const found = await settled(common, desk, limit);
      if (act) {
        await act(desk, found);
        const after = await settled(common, desk, limit);
        return (told ?? summary)(common, after, desk);
      }
      return (told ?? summary)(common, found, desk);
    },
    create,
  );

/** Works until nothing more can be done now, or `limit` milliseconds are over. Fault: cancelled. */
const settled = (common: Common, desk: Desk, limit?: number): Promise<StockStatus> =>
  untilStopped(async (stopped) => {
    const ended = new AbortController();
    const patience = limit === undefined ? [] : [AbortSignal.timeout(limit)];
    const signal = AbortSignal.any([stopped, ...patience]);
    const shown = show(common, desk, ended.signal);
    try {
      return await desk.context.stock.settle(signal);
    } catch (error) {
      if (stopped.aborted) throw new Fault('cancelled');
      if (!signal.aborted) throw error;
      return desk.client.stock.status();
    } finally {
      ended.abort();
      await shown;
    }
  });

/** How far it is, on the screen of a person. */
const show = async (common: Common, desk: Desk, ended: AbortSignal): Promise<void> => {
  if (common.json || !process.stderr.isTTY) return;
  const say = sayerFor(common);
  for await (const status of desk.context.stock.watch(ended))
    if (!ended.aborted && status.state === 'busy')
      process.stderr.write(`\r\u001b[K${summaryLine(say, status)}\r`);
};

/** Needs the server to have answered. Faults: the reason why it has not. */
export const connected = (status: StockStatus): StockStatus => {
  const { state, reason } = status;
  if (state === 'off') throw new Fault('stock-none');
  if (state === 'in-step' || state === 'busy') return status;
  if (state === 'asked') throw new Fault('stock-refused', { because: 'waiting' });
  throw faultOfReason(reason ?? 'stock-away');
};

/** The server's own reason is gone by now; which of the two it was is known. */
const faultOfReason = (code: NonNullable<StockStatus['reason']>): Fault =>
  code === 'stock-refused' || code === 'stock-foreign'
    ? new Fault(code, { because: 'line' })
    : new Fault(code, {});

export const summary = (common: Common, status: StockStatus): Answer => {
  if (status.state === 'off') throw new Fault('stock-none');
  if (status.state === 'away') throw faultOfReason(status.reason ?? 'stock-away');
  return { json: status, lines: [summaryLine(sayerFor(common), status)], status: exitOf(status) };
};

export const wholeStatus = async (common: Common, status: StockStatus, desk: Desk): Promise<Answer> => {
  const { fingerprint } = (await desk.client.handover.desks()).own;
  return {
    json: { ...status, fingerprint },
    lines: statusLines(sayerFor(common), status, fingerprint),
    status: exitOf(status),
  };
};

export const members = (common: Common, status: StockStatus): Answer => {
  const { members: all } = connected(status);
  const waits = all.some(({ standing }) => standing === 'waiting');
  return { json: all, lines: memberLines(sayerFor(common), all), status: waits ? 1 : 0 };
};

/** 1: something waits for a person. */
const exitOf = ({ state, conflicts, erasures, waiting, incoming }: StockStatus): ExitStatus => {
  const isAtEase = state === 'in-step' || state === 'off';
  return isAtEase && conflicts + erasures + waiting + incoming === 0 ? 0 : 1;
};

/** The one desk of this standing with this fingerprint, the whole of it: a part is too easily met by a stranger. Fault: not-found. */
export const memberWith = (
  { members: all }: StockStatus,
  text: string,
  standings: readonly StockMember['standing'][],
): StockMember => {
  const plain = plainFingerprint(text);
  const [found, another] = all.filter(
    ({ fingerprint, standing }) => fingerprint === plain && standings.includes(standing),
  );
  if (!found || another) throw new Fault('not-found');
  return found;
};

/** As people read it out: with or without its hyphens, in any case. */
export const plainFingerprint = (text: string): string =>
  text
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, '$1-');
