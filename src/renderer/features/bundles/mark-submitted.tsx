/** One button at a bundle: what it holds was handed in. */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { BundleView } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { keepingOpen } from '../../app/long-work.ts';
import { useText } from '../../app/use-text.ts';
import { ClockIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useUndo } from '../undo/use-undo.ts';

export const MarkSubmitted = ({ bundle }: { readonly bundle: BundleView }) => {
  const t = useText();
  const say = useSayer();
  const undo = useUndo();
  const queries = useQueryClient();
  const { client, drafts } = useDesk();
  const mark = async () => {
    try {
      await drafts.settleAll();
      const { templates } = await keepingOpen(() => client.bundles.markSubmitted({ bundle: bundle.id }));
      await queries.invalidateQueries();
      tell({
        level: 'good',
        text: templates > 0 ? t('bundles.submitted', { n: templates }) : t('bundles.submittedBefore'),
        ...(templates > 0 ? { action: { name: t('app.undo'), run: () => void undo('undo') } } : {}),
      });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const name = t('bundles.mark', { n: bundle.items.length });
  return (
    <Button
      size="small"
      icon={<ClockIcon />}
      // What can be read comes first, so that it can be said to the machine as it stands there.
      aria-label={`${name}, ${bundle.fileName}`}
      onPress={() => void mark()}
    >
      {name}
    </Button>
  );
};
