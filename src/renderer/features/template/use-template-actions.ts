/** Removing, restoring and setting the state of a template, each with its way back. */
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import type { ReviewState } from '#domain/template/state';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { useUndo } from '../undo/use-undo.ts';

export const useTemplateActions = (id: string) => {
  const t = useText();
  const say = useSayer();
  const { client, drafts } = useDesk();
  const undo = useUndo();
  const accept = useAcceptTemplate();
  /** Unsaved text goes first, so that the revision acted on is the one on screen. */
  const act = async (
    work: (revision: number) => Promise<TemplateView>,
    done: string,
    back: (() => void) | null,
  ): Promise<void> => {
    try {
      accept(await work(await drafts.settle(id)));
      tell({ level: 'good', text: done, ...(back ? { action: { name: t('app.undo'), run: back } } : {}) });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const remove = (): Promise<void> =>
    act(
      (revision) => client.templates.remove({ id, revision }),
      t('template.removed'),
      () => void restore(),
    );
  const restore = (): Promise<void> =>
    act((revision) => client.templates.restore({ id, revision }), t('template.restored'), null);
  const setState = (to: ReviewState): Promise<void> =>
    act(
      (revision) => client.templates.setState({ id, revision, state: to }),
      t('template.stateSet', { state: t(`state.${to}`) }),
      // Its names in review may have followed: the step as a whole is taken back.
      () => void undo('undo'),
    );
  /** Between what two desks wrote. */
  const decide = (field: string, choice: 'ours' | 'theirs' | { readonly earlier: number }): Promise<void> =>
    act(
      (revision) => client.handover.decide({ id, revision, field, choice }),
      t('handover.decided', { whose: t(choice === 'ours' ? 'handover.whoseOurs' : 'handover.whoseTheirs') }),
      () => void undo('undo'),
    );
  return { remove, restore, setState, decide };
};
