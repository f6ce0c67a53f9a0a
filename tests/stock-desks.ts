/** Desks of an office with a stock, as tests drive them. */
import type { StockStatus } from '#contract/stock';
import { contentHash } from '#core/handover/item';
import { type Desk, openDesk } from '#core/open-desk';
import type { StockAddress } from '#core/ports/stock-server';
import { createDeskRole } from '#core/stock/install';
import { writeInvitation } from '#core/stock/invitation';

/** Longest that a test waits for desks to come to an end, milliseconds. */
const patience = 20_000;

export const openStockDesk = (dir: string): Promise<Desk> => openDesk({ dir, goesOn: true });

/** Asks again until it is so; what it was last is in the error. */
export const until = async (
  desk: Desk,
  isSo: (status: StockStatus) => boolean,
  what: string,
  longest = patience,
): Promise<StockStatus> => {
  const end = performance.now() + longest;
  for (;;) {
    const status = await desk.client.stock.status();
    if (isSo(status)) return status;
    if (performance.now() > end)
      throw new Error(`not ${what}: ${JSON.stringify({ ...status, members: status.members.length })}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

export const inStep = (desk: Desk, longest = patience): Promise<StockStatus> =>
  until(
    desk,
    ({ state, waiting, incoming }) => state === 'in-step' && waiting + incoming === 0,
    'in step',
    longest,
  );

export const invite = async (admin: StockAddress): Promise<string> =>
  writeInvitation(await createDeskRole(admin));

/** The first desk of a stock. */
export const foundStock = async (desk: Desk, admin: StockAddress): Promise<void> => {
  await desk.client.stock.join({ invitation: await invite(admin) });
  await inStep(desk);
};

/** Joins, and is let in by `owner`. Answers its id in the stock. */
export const joinStock = async (
  desk: Desk,
  owner: Desk,
  admin: StockAddress,
  {
    longest,
    ...rights
  }: { readonly mayWrite?: boolean; readonly isOwner?: boolean; readonly longest?: number } = {},
): Promise<string> => {
  await desk.client.stock.join({ invitation: await invite(admin) });
  const { fingerprint } = (await desk.client.handover.desks()).own;
  const { members } = await until(
    owner,
    (status) => status.members.some((one) => one.fingerprint === fingerprint && one.standing === 'waiting'),
    'waiting to be let in',
  );
  const { desk: id } = members.find((one) => one.fingerprint === fingerprint)!;
  await owner.client.stock.admit({ desk: id, fingerprint, ...rights });
  await confirm(desk, owner);
  await inStep(desk, longest);
  return id;
};

/** Compares whom the desk was let in by. */
export const confirm = async (desk: Desk, owner: Desk): Promise<void> => {
  const { fingerprint } = (await owner.client.handover.desks()).own;
  await until(desk, ({ admittedBy }) => admittedBy === fingerprint, 'let in');
  await desk.client.stock.confirm({ fingerprint });
};

/** Every desk has sent and taken everything, and all hold the same. */
export const allInStep = async (desks: readonly Desk[]): Promise<void> => {
  const end = performance.now() + patience;
  for (;;) {
    for (const desk of desks) await inStep(desk);
    const states = desks.map(stateOf);
    if (states.every((state) => state === states[0])) return;
    if (performance.now() > end) throw new Error('the desks differ');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** One text for everything that desks share. */
export const stateOf = ({ context: { templates, shared } }: Desk): string =>
  [...templates.ids()]
    .sort()
    .map((id) => {
      const conflicts = shared.conflicts(id).map(({ field, ours, theirs }) => [field, ours, theirs]);
      return `${id} ${contentHash(shared.content(id))} ${JSON.stringify(conflicts)}`;
    })
    .join('\n');
