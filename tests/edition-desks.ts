/** Desks of tests that take rules files: opened with the key of a publisher of their own. */
import { faultOf } from '#contract/fault-of';
import { type Desk, openDesk } from '#core/open-desk';
import type { KeyPair } from './update-room.ts';

type More = Partial<Parameters<typeof openDesk>[0]>;

export const editionDesks = (publisher: KeyPair) => {
  const open = (dir: string, more: More = {}): Promise<Desk> =>
    openDesk({ dir, updateKeys: [publisher.trusted], ...more });
  return {
    open,
    /** Opens a desk, does the work and closes it. */
    onDesk: async <T>(dir: string, work: (desk: Desk) => Promise<T>, more: More = {}): Promise<T> => {
      const desk = await open(dir, more);
      try {
        return await work(desk);
      } finally {
        await desk.close();
      }
    },
  };
};

export const previewEdition = async (desk: Desk, path: string) => {
  const { token } = await desk.host.offer('rules.zip', { path });
  return desk.client.edition.preview({ grant: token });
};

export const addEdition = async (desk: Desk, path: string) =>
  desk.client.edition.add({ offer: (await previewEdition(desk, path)).id });

/** Its code and reason, or `taken`. */
export const faultFrom = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      const { code, data } = faultOf(error);
      return data['why'] === undefined ? code : `${code} ${data['why']}`;
    },
  );

export const standingOf = ({ context }: Desk) => context.editions.view().installed;

export const minBytesOf = async ({ client }: Desk, id = 'strict') =>
  (await client.targets.list()).find((pack) => pack.id === id)?.picture.minBytes;
