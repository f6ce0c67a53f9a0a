/** Opens the contact sheet over those of a list whose picture was not made yet, because their corners were not sure. */
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { later } from '../../app/later.tsx';
import { useOnce } from '../../app/once.ts';
import type { ListQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

const LookOver = later(() => import('./look-over.tsx').then((it) => it.LookOver), 0);

type HostProps = {
  /** Templates that are selected; none: all that the list shows. */
  readonly selected: readonly string[];
  readonly query: ListQuery;
  /** What was marked becomes the selection, to be gone through. */
  readonly onLeft: (ids: readonly string[]) => void;
};

export const LookOverHost = ({ selected, query, onLeft }: HostProps) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const open = useOnce(async () => {
    try {
      const unmade = new Set(await client.templates.ids({ only: { finding: 'picture-not-prepared' } }));
      const chosen = selected.length > 0 ? selected : await client.templates.ids(query);
      const own = chosen.filter((id) => unmade.has(id));
      if (own.length === 0) tell({ level: 'good', text: t('lookOver.nothing') });
      else setIds(own);
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  });
  useActions([
    {
      id: 'pictures.lookOver',
      group: 'templates',
      text: 'action.lookOver',
      keys: ['shift+c'],
      run: () => void open(),
    },
  ]);
  return ids ? <LookOver ids={ids} onClose={() => setIds(null)} onLeft={onLeft} /> : null;
};
