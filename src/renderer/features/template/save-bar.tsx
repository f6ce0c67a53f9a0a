/** Speaks only when text is not in the store: why, and what can be done. */
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import type { OpenTemplate } from './use-template.ts';

export const SaveBar = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const say = useSayer();
  const { drafts } = useDesk();
  const { save, fault } = open.draft;
  if (save === 'stale')
    return (
      <div className="save-bar" role="alert">
        <WarnIcon /> <span>{t('save.stale')}</span>
        <span className="grow" />
        <Button size="small" look="primary" onPress={() => void drafts.reload(open.id, true)}>
          {t('save.keepMine')}
        </Button>
        <Button size="small" onPress={() => void drafts.reload(open.id, false)}>
          {t('save.takeTheirs')}
        </Button>
      </div>
    );
  if ((save === 'failed' || save === 'saving') && fault)
    return (
      <div className="save-bar" role="alert">
        <WarnIcon /> <span>{t('save.failed', { why: say.fault(fault) })}</span>
        <span className="grow" />
        <Button size="small" onPress={() => void drafts.flush(open.id)}>
          {t('app.tryAgain')}
        </Button>
      </div>
    );
  return null;
};
