/**
 * The way through the list while one template after the other is open: in the order in which the list stood when the way began. A
 * template that is worked on may leave a filter or move to the top of the list; the way goes on behind it all the same.
 */
import { useRef } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { type ListQuery, orderName } from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { fillNext } from '../template/focus.ts';
import { whereCursorIs } from '../template/where-cursor-is.ts';
import { nextProblem, stepFrom } from './walk.ts';

export type Walk = {
  /** To the next template of the list (1) or the one before (-1), with the cursor in the same field. */
  step(by: 1 | -1): void;
  /** To the next one with something to fix, with the cursor there. */
  toProblem(): void;
};

export const useWalk = (query: ListQuery, open: string | null): Walk => {
  const t = useText();
  const say = useSayer();
  const { client, drafts } = useDesk();
  const way = useRef<{ readonly list: string; readonly ids: readonly string[] } | null>(null);

  const wayOf = async (): Promise<readonly string[]> => {
    const list = orderName(query);
    const known = way.current;
    if (known?.list === list && (open === null || known.ids.includes(open))) return known.ids;
    const ids = await client.templates.ids(query);
    way.current = { list, ids };
    return ids;
  };
  const go = (id: string | null, where: string, none: string): void => {
    if (id === null) return tell({ level: 'good', text: none });
    if (open !== null) void drafts.flush(open);
    fillNext(id, where);
    goTo(openTemplate(id));
  };
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const step = useOnce((by: 1 | -1) =>
    told(async () => {
      const where = whereCursorIs();
      const id = stepFrom(await wayOf(), open, by);
      go(id, where, t(by === 1 ? 'walk.noNext' : 'walk.noPrevious'));
    }),
  );
  const toProblem = useOnce(() =>
    told(async () => {
      // What was just typed may have been the last thing to fix.
      if (open !== null) await drafts.settle(open);
      const ids = await wayOf();
      const lists = (['stop', 'rejected'] as const).map((filter) =>
        client.templates.ids({ ...query, filter }),
      );
      const wrong = new Set((await Promise.all(lists)).flat());
      go(nextProblem(ids, open, wrong), 'findings', t('walk.noProblem'));
    }),
  );
  return { step: (by) => void step(by), toProblem: () => void toProblem() };
};
