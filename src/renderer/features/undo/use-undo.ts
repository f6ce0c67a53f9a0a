/** Undo and redo of the desk's last steps: what is being typed goes to the core first, then the step is taken back there. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { NextSteps, UndoStep } from '#contract/undo';
import { isTyping } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { acceptTemplate, statusQuery } from '../../app/queries.ts';
import { type Say, type TextKey, useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { texts } from '../../text/zh-CN.ts';

type Way = 'undo' | 'redo';

/** What a step is called, e.g. "3 templates changed". */
export const nameStep = (t: Say, { code, count }: UndoStep): string => {
  const name = code.replace('.', '-');
  const key = name in texts.undo.step ? `undo.step.${name}` : 'undo.step.other';
  return t(key as TextKey, { n: count });
};

/** What undo and redo would do now; nothing while it is not known. */
export const useNextSteps = (): NextSteps => {
  const { client } = useDesk();
  const { data } = useQuery<NextSteps>({ queryKey: ['steps'], queryFn: () => client.steps.next() });
  return data ?? { undo: null, redo: null };
};

export const useUndo = (): ((way: Way) => Promise<void>) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const turn = async (way: Way): Promise<void> => {
    try {
      await desk.drafts.settleAll();
      const { step, views, next } = await desk.client.steps[way]();
      for (const view of views) {
        if (desk.drafts.get(view.id)) desk.drafts.accept(view);
        acceptTemplate(queries, view);
      }
      if (step.count > views.length) void queries.invalidateQueries({ queryKey: ['template'] });
      void queries.invalidateQueries({ queryKey: ['cells'] });
      queries.setQueryData(['steps'], next);
      void queries.invalidateQueries({ queryKey: statusQuery(desk).queryKey });
      const back: Way = way === 'undo' ? 'redo' : 'undo';
      tell({
        level: 'good',
        text: t(way === 'undo' ? 'undo.undone' : 'undo.redone', { what: nameStep(t, step) }),
        action: { name: t(`app.${back}`), run: () => void turn(back) },
      });
    } catch (error) {
      void queries.invalidateQueries({ queryKey: ['steps'] });
      const fault = faultOf(error);
      tell({ level: fault.code === 'nothing-to-undo' ? 'good' : 'stop', text: say.fault(fault) });
    }
  };
  return turn;
};

/** A text field keeps Ctrl Z for itself while it holds typing of its own that the core does not have yet. */
export const keepsOwnUndo = (target: EventTarget | null, hasUnsaved: boolean): boolean => {
  if (!isTyping(target) || !(target instanceof HTMLElement)) return false;
  if (target.id.startsWith('field-')) return hasUnsaved;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? target.value !== ''
    : true;
};
