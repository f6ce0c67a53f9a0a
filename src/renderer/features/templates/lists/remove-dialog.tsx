/** Removes many templates, or brings them back, as one step; what the registrar has is left out unless that is ticked. */
import { useState } from 'react';
import type { Chosen } from '#contract/lists';
import { useDesk } from '../../../app/desk.tsx';
import { useText } from '../../../app/use-text.ts';
import { WarnIcon } from '../../../look/icons.tsx';
import { ScrollList } from '../../../parts/scroll-list.tsx';
import { TickBox } from '../../../parts/tick-box.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { atOnce, useLook } from './use-look.ts';

const figure = (n: number): string => n.toLocaleString('en-US');

export const RemoveDialog = ({
  chosen,
  back = false,
  onDone,
  onClose,
}: {
  readonly chosen: Chosen;
  /** Whether they are brought back instead. */
  readonly back?: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const [despite, setDespite] = useState(false);
  const edit = { field: 'removed', action: 'set', value: back ? 'no' : 'yes' } as const;
  const looked = useLook(JSON.stringify([chosen, edit]), (signal) =>
    atOnce(client.templates.previewMany({ chosen, edit }, { signal })),
  );
  const seen = looked.seen;
  const handedOver = seen?.items.filter(({ against }) => against !== null).length ?? 0;
  const items = (seen?.items ?? []).filter(({ against }) => despite || against === null);
  const names = (seen?.samples ?? []).filter(({ against }) => despite || against === null);
  const remove = (signal: AbortSignal) =>
    atOnce(
      client.templates
        .updateMany({ items: items.map(({ id, revision }) => ({ id, revision })), edit, despite }, { signal })
        .then((result) => {
          if (result.stale.length === 0) onDone();
          return { result };
        }),
    );
  return (
    <ManyDialog
      title={t(back ? 'many.restoreTitle' : 'many.removeTitle', { n: figure(items.length) })}
      looked={looked}
      count={items.length}
      acceptName={t(back ? 'many.restore' : 'many.remove', { n: figure(items.length) })}
      accept={remove}
      doneText={({ changed }) => t(back ? 'many.restored' : 'many.removed', { n: figure(changed) })}
      onClose={onClose}
    >
      {back ? null : <p>{t('many.removeMore')}</p>}
      {handedOver > 0 ? (
        <div className="bulk-against" role="status">
          <p className="ink-warn">
            <WarnIcon />{' '}
            {t(despite ? 'many.handedOverToo' : 'many.handedOverLeft', { n: figure(handedOver) })}
          </p>
          <TickBox isSelected={despite} onChange={setDespite}>
            {t('many.removeThemToo')}
          </TickBox>
        </div>
      ) : null}
      <ScrollList className="bulk-list" name={t('many.which')}>
        {names.map(({ id, name }) => (
          <li key={id}>
            <span className="clip">{name || t('template.unnamed')}</span>
          </li>
        ))}
        {items.length > names.length ? (
          <li className="quiet">{t('bulk.more', { n: figure(items.length - names.length) })}</li>
        ) : null}
      </ScrollList>
    </ManyDialog>
  );
};
