/** Folders of scans, taken in the way that hosts do it. */
import type { Fault } from '#contract/faults';
import { driveIntake, type IntakeEnd } from '#contract/intake-drive';
import type { IntakeItem, IntakeView } from '#contract/intake-views';
import type { Desk } from '#core/open-desk';

/** The same picture under other bytes: what follows the end of a JPEG is ignored. */
export const variant = (bytes: Buffer, mark: number): Buffer => Buffer.concat([bytes, Buffer.alloc(mark)]);

export type Folder = Readonly<Record<string, Buffer>>;
export const listed = (folder: Folder) =>
  Object.entries(folder).map(([path, { length }]) => ({ path, bytes: length }));
export const plan = ({ client }: Desk, folder: Folder): Promise<IntakeView> =>
  client.intake.plan({ files: listed(folder) });

export type Run = IntakeEnd & { readonly items: IntakeItem[]; readonly faults: Fault[] };
export const run = async (
  { client, host }: Desk,
  folder: Folder,
  {
    controller = new AbortController(),
    onItem = () => {},
  }: { controller?: AbortController; onItem?: () => void } = {},
): Promise<Run> => {
  const view = await client.intake.get();
  const items: IntakeItem[] = [];
  const faults: Fault[] = [];
  const end = await driveIntake(
    view?.items ?? [],
    {
      grant: async (path) => {
        const bytes = folder[path];
        return bytes ? (await host.offer(path, { bytes })).token : null;
      },
      take: (input) => client.intake.take(input, { signal: controller.signal }),
      sort: async () => (await client.intake.sort())?.items ?? [],
    },
    {
      onItem: (item) => {
        items.push(item);
        onItem();
      },
      onFault: (_, fault) => void faults.push(fault),
    },
    controller.signal,
  );
  return { ...end, items, faults };
};
export const shortly = (view: IntakeView | null) =>
  Object.fromEntries(
    (view?.items ?? []).map((item) => [
      item.files[0]?.path.split('/').at(-1),
      [item.decision, item.state, item.reason ?? item.by].join(' '),
    ]),
  );
