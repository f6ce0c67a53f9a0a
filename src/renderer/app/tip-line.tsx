/** A tip in the status bar: it takes no room from the work and no focus. */
import { useState } from 'react';
import type { Settings } from '#contract/schemas';
import { useAllActions } from './actions.ts';
import { isMac, showKeys } from './keys.ts';
import { tipAmong } from './tips.ts';
import { useSaveSettings } from './use-save-settings.ts';
import { useText } from './use-text.ts';

/** After one was ticked there is none until the person goes to another page, which is another of these. */
export const TipLine = ({ seen }: { readonly seen: Settings['tips'] }) => {
  const t = useText();
  const save = useSaveSettings();
  const actions = useAllActions();
  const [isTicked, setTicked] = useState(false);
  const offered = actions.filter(({ can }) => can?.() ?? true);
  const tip = isTicked ? null : tipAmong(new Set(offered.map(({ id }) => id)), seen);
  if (tip === null || seen === null) return null;
  const keys = actions.find(({ id }) => id === tip)?.keys?.[0] ?? '';
  const text = t(`tips.${tip}`, { keys: showKeys(keys, isMac()) });
  const put = (next: Settings['tips']) => {
    setTicked(true);
    void save({ tips: next });
  };
  return (
    <span className="tip">
      <span className="clip" title={text}>
        {text}
      </span>
      <button type="button" onClick={() => put([...seen, tip])}>
        {t('tips.seen')}
      </button>
      <button type="button" onClick={() => put(null)}>
        {t('tips.off')}
      </button>
    </span>
  );
};
