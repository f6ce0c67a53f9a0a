/** The open intake, and what a person can do with it. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import type { IntakeItem, IntakeStatus, IntakeView } from '#contract/intake-views';
import { type Draft, intakeLimits } from '#domain/intake/intake';
import type { ScanSide } from '#domain/picture/picture';
import { type Desk, useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { intakeRun } from './intake-run.ts';
import { type PickedFile, withSums } from './pick-files.ts';

export const intakeQuery = ({ client }: Desk) =>
  queryOptions<IntakeView | null>({
    queryKey: ['intake'],
    queryFn: () => client.intake.get(),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const intakeStatusQuery = ({ client }: Desk) =>
  queryOptions<IntakeStatus>({ queryKey: ['intake-status'], queryFn: () => client.intake.status() });

/** The intake with one item as it is now. */
export const withItem = <View extends IntakeView | null | undefined>(view: View, item: IntakeItem): View =>
  view ? { ...view, items: view.items.map((known) => (known.id === item.id ? item : known)) } : view;

export type Decide = { template: string } | { draft: Draft } | { aside: boolean };

export const useIntakeActions = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const { client } = desk;

  const accept = (view: IntakeView | null): void => {
    queries.setQueryData(intakeQuery(desk).queryKey, view);
    void queries.invalidateQueries({ queryKey: intakeStatusQuery(desk).queryKey });
  };
  const acceptItem = (item: IntakeItem): void => {
    queries.setQueryData(intakeQuery(desk).queryKey, (view) => withItem(view, item));
    void queries.invalidateQueries({ queryKey: intakeStatusQuery(desk).queryKey });
  };
  /** Says trouble in words. The view, or null when it could not be done. */
  const attempt = async (work: () => Promise<IntakeView | null>): Promise<IntakeView | null> => {
    try {
      const view = await work();
      accept(view);
      return view;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return null;
    }
  };
  /** Lists and templates show what came in. */
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['reading-progress'] }),
      queries.invalidateQueries({ queryKey: ['intake'] }),
      queries.invalidateQueries({ queryKey: ['intake-status'] }),
      queries.invalidateQueries({ queryKey: ['list'] }),
      queries.invalidateQueries({ queryKey: ['status'] }),
      queries.invalidateQueries({ queryKey: ['checks'] }),
      queries.invalidateQueries({ queryKey: ['template'] }),
    ]);
  const start = async (items: readonly IntakeItem[]): Promise<void> => {
    const onFault = (fault: FaultShape) => tell({ level: 'stop', text: say.fault(fault) });
    try {
      await intakeRun.start(items, desk, onFault);
    } catch (error) {
      onFault(faultOf(error));
    }
    // A cancelled item may have kept its bytes.
    await refresh();
  };
  return {
    /** `list` says whose the files are. */
    plan: async (picked: readonly PickedFile[], list: File | null = null): Promise<void> => {
      if (picked.length === 0) return tell({ level: 'stop', text: t('intake.nothing') });
      if (picked.length > intakeLimits.files)
        return tell({
          level: 'stop',
          text: t('intake.tooMany', { n: picked.length, limit: intakeLimits.files }),
        });
      intakeRun.hold(picked);
      await attempt(async () =>
        client.intake.plan({
          files: await withSums(picked),
          ...(list ? { list: (await desk.offer(list)).token } : {}),
        }),
      );
    },
    start,
    cancel: () => intakeRun.cancel(client),
    decide: (items: readonly string[], to: Decide) =>
      attempt(() => client.intake.decide({ items: [...items], to })),
    /** Decides over one item and takes it in at once. Whether it lies on its template now. */
    settle: async (item: string, to: Decide): Promise<boolean> => {
      const view = await attempt(() => client.intake.decide({ items: [item], to }));
      const decided = view?.items.find(({ id }) => id === item);
      if (!decided) return false;
      await start([decided]);
      return true;
    },
    /** Tries a password on the protected files of an item and takes in what opens. The item then, or null when it could not be done. */
    unlock: async (item: string, password: string): Promise<IntakeItem | null> => {
      try {
        const after = await client.intake.take({ item, password });
        acceptItem(after);
        void refresh();
        return after;
      } catch (error) {
        tell({ level: 'stop', text: say.fault(faultOf(error)) });
        return null;
      }
    },
    regroup: (files: readonly string[], into: string | null) =>
      attempt(() => client.intake.regroup({ files: [...files], into })),
    setSide: (file: string, side: ScanSide) => attempt(() => client.intake.setSide({ file, side })),
    close: async (): Promise<void> => {
      try {
        accept(await client.intake.close());
        intakeRun.forget();
      } catch (error) {
        tell({ level: 'stop', text: say.fault(faultOf(error)) });
      }
    },
  };
};

export type IntakeActions = ReturnType<typeof useIntakeActions>;
