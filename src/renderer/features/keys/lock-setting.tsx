/** When the desk locks by itself, and locking it now. */
import { useQuery } from '@tanstack/react-query';
import { unlockingKinds } from '#contract/keys';
import type { Settings } from '#contract/schemas';
import { runAction } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { isMac, showKeys } from '../../app/keys.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { keysQuery } from './use-keys.ts';

const offered = [1, 2, 5, 10, 15, 30, 60, 0] as const;

export const LockSetting = ({ settings }: { readonly settings: Settings }) => {
  const t = useText();
  const save = useSaveSettings();
  const { data: view } = useQuery(keysQuery(useDesk()));
  const minutes = [...new Set([...offered, settings.lockMinutes])];
  return (
    <div className="settings-line">
      <span className="settings-name">{t('lock.after')}</span>
      <div>
        <Choice
          name={t('lock.after')}
          value={String(settings.lockMinutes)}
          groups={[
            {
              name: '',
              items: minutes.map((n) => ({
                id: String(n),
                name: n === 0 ? t('lock.never') : t('lock.minutes', { n }),
              })),
            },
          ]}
          onChange={(id) => void save({ lockMinutes: Number(id) })}
        />
        <p className="about-buttons">
          <Button size="small" keys={showKeys('mod+shift+l', isMac())} onPress={() => runAction('app.lock')}>
            {t('lock.now')}
          </Button>
        </p>
        {view && unlockingKinds(view.slots.map(({ kind }) => kind)).length === 0 ? (
          <p className="quiet">{t('lock.hidesOnly')}</p>
        ) : null}
      </div>
    </div>
  );
};
