/** Folders of scans, taken in the way that hosts do it. */
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import { giveFiles } from '#contract/give-files';
import type { IntakeItem, IntakeView } from '#contract/intake-views';
import { finishJob } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';

/** The same picture under other bytes: what follows the end of a JPEG is ignored. */
export const variant = (bytes: Buffer, mark: number): Buffer => Buffer.concat([bytes, Buffer.alloc(mark)]);

export type Folder = Readonly<Record<string, Buffer>>;
export const listed = (folder: Folder) =>
  Object.entries(folder).map(([path, { length }]) => ({ path, bytes: length }));
export const plan = ({ client }: Desk, folder: Folder): Promise<IntakeView> =>
  client.intake.plan({ files: listed(folder) });

/** Hands the files of a folder over. */
export const give = ({ client, host }: Desk, items: readonly IntakeItem[], folder: Folder) =>
  giveFiles(
    items,
    {
      grant: async (path) => {
        const bytes = folder[path];
        return bytes ? (await host.offer(path, { bytes })).token : null;
      },
      keep: (input) => client.intake.keep(input),
    },
    { onFile: () => {}, onFault: () => {} },
    { aborted: false },
  );

export type Run = {
  readonly fault: Fault | null;
  readonly missing: number;
  readonly items: IntakeItem[];
  readonly faults: string[];
};
export const run = async (
  desk: Desk,
  folder: Folder,
  {
    controller = new AbortController(),
    onItem = () => {},
  }: { controller?: AbortController; onItem?: () => void } = {},
): Promise<Run> => {
  const { client } = desk;
  const items: IntakeItem[] = [];
  const faults: string[] = [];
  const before = (await client.intake.get())?.items ?? [];
  const given = await give(desk, before, folder);
  let fault = given.fault;
  if (!fault)
    await finishJob(
      client,
      { kind: 'intake', input: {} },
      {
        signal: controller.signal,
        onNews: (_, told) => {
          if (told?.kind === 'trouble') faults.push(told.fault.code);
          if (told?.kind !== 'item') return;
          items.push(told.item);
          onItem();
        },
      },
    ).catch((error: unknown) => {
      fault = controller.signal.aborted ? null : faultOf(error);
    });
  return { fault, missing: given.missing, items, faults };
};
export const shortly = (view: IntakeView | null) =>
  Object.fromEntries(
    (view?.items ?? []).map((item) => [
      item.files[0]?.path.split('/').at(-1),
      [item.decision, item.state, item.reason ?? item.by].join(' '),
    ]),
  );
