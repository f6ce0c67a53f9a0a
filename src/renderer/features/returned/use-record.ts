/** Records answers: one for one template, or one message for each template that it names; with the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import type { ReviewState } from '#domain/template/state';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { keepingOpen } from '../../app/long-work.ts';
import { useOnce } from '../../app/once.ts';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

export type Answer = {
  readonly id: string;
  readonly name: string;
  readonly from: ReviewState;
  readonly revision: number;
  readonly message: string;
};

export type Record = (answers: readonly Answer[], to: 'rejected' | 'verified') => Promise<boolean>;

/** Whether all were recorded; what could not be is told, the others stay. */
export const useRecord = (): Record => {
  const t = useText();
  const say = useSayer();
  const queries = useQueryClient();
  const { client, drafts } = useDesk();
  const accept = useAcceptTemplate();
  const complain = (error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) });

  const set = async (answer: Answer, state: ReviewState, undo: boolean): Promise<TemplateView> => {
    const { id, message } = answer;
    // What is typed and not saved yet goes first, so that the revision is the one on screen.
    const revision = drafts.get(id) ? await drafts.settle(id) : answer.revision;
    const view = await client.templates.setState({ id, revision, state, message: undo ? '' : message, undo });
    accept(view);
    return view;
  };

  const takeBack = async (done: readonly Answer[]): Promise<void> => {
    try {
      for (const answer of done) await set(answer, answer.from, true);
      tell({ level: 'good', text: t('returned.takenBack', { n: done.length }) });
    } catch (error) {
      complain(error);
    }
  };

  const record = useOnce(async (...[answers, to]: Parameters<Record>): Promise<boolean> => {
    const done: Answer[] = [];
    let isWhole = true;
    for (const answer of answers)
      try {
        const { revision } = await keepingOpen(() => set(answer, to, false));
        done.push({ ...answer, revision });
      } catch (error) {
        isWhole = false;
        complain(error);
      }
    void queries.invalidateQueries({ queryKey: ['returned'] });
    const [first] = done;
    if (!first) return false;
    // Words that were added to a rejection changed no state: there is nothing to take back.
    const changed = done.filter(({ from }) => from !== to);
    tell({
      level: 'good',
      text:
        done.length > 1
          ? t('returned.manyRecorded', { n: done.length })
          : t(to === 'rejected' ? 'returned.wasRecorded' : 'returned.wasVerified', {
              name: first.name || t('template.unnamed'),
            }),
      ...(changed.length > 0 ? { action: { name: t('app.undo'), run: () => void takeBack(changed) } } : {}),
    });
    return isWhole;
  });
  return async (answers, to) => (await record(answers, to)) ?? false;
};
