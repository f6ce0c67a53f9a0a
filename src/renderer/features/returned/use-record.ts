/** Records answers: one for one template or its names, or one message for everything that it names; with the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { Recorded } from '#contract/returned';
import type { ReviewState } from '#domain/template/state';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { keepingOpen } from '../../app/long-work.ts';
import { useOnce } from '../../app/once.ts';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { useUndo } from '../undo/use-undo.ts';

/** As much as is kept of one answer, in characters. */
const longestMessage = 20_000;

export type Answer = {
  readonly id: string;
  readonly name: string;
  readonly from: ReviewState;
  readonly revision: number;
  /** Names that the answer is about; none: it is about the template. */
  readonly domains: readonly string[];
  readonly message: string;
};

export type Record = (answers: readonly Answer[], to: 'rejected' | 'verified') => Promise<boolean>;

/** Whether all were recorded; what could not be is told, the others stay. */
export const useRecord = (): Record => {
  const t = useText();
  const say = useSayer();
  const queries = useQueryClient();
  const undo = useUndo();
  const { client, drafts } = useDesk();
  const accept = useAcceptTemplate();
  const complain = (error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) });

  const send = async (answers: readonly Answer[], state: 'rejected' | 'verified'): Promise<Recorded> => {
    const settled = [];
    for (const { id, revision, domains, message } of answers)
      settled.push({
        template: id,
        // What is typed and not saved yet goes first, so that the revision is the one on screen.
        revision: drafts.get(id) ? await drafts.settle(id) : revision,
        domains: [...domains],
        // A message about thousands of names says why on its first lines.
        message: message.slice(0, longestMessage),
      });
    return client.returned.record({ state, answers: settled });
  };

  const record = useOnce(async (...[answers, to]: Parameters<Record>): Promise<boolean> => {
    const [first] = answers;
    if (!first) return false;
    try {
      const recorded = await keepingOpen(() => send(answers, to));
      for (const view of recorded.views) accept(view);
      if (recorded.templates > recorded.views.length) await queries.invalidateQueries();
      void queries.invalidateQueries({ queryKey: ['returned'] });
      for (const { fault } of recorded.left) complain(new Fault(fault));
      if (recorded.templates === 0) return false;
      const name = first.name || t('template.unnamed');
      const said =
        recorded.templates > 1
          ? t('returned.manyRecorded', { n: recorded.templates })
          : t(to === 'rejected' ? 'returned.wasRecorded' : 'returned.wasVerified', { name });
      const names = recorded.domains > 0 ? ` ${t('returned.domainsSet', { n: recorded.domains })}` : '';
      tell({
        level: 'good',
        text: `${said}${names}`,
        action: { name: t('app.undo'), run: () => void undo('undo') },
      });
      return recorded.left.length === 0;
    } catch (error) {
      complain(error);
      return false;
    }
  });
  return async (answers, to) => (await record(answers, to)) ?? false;
};
