/** A template goes to a colleague of the stock, with a note. */
import { useState } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { nameOfMember, useStock } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field, KeyDialog, textOf } from '../keys/key-dialog.tsx';
import { askStock } from './use-stock-work.ts';

export const HandDialog = ({
  template,
  onClose,
}: {
  readonly template: string;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const colleagues = (useStock()?.members ?? []).filter(({ standing, isOwn }) => standing === 'in' && !isOwn);
  const [chosen, setChosen] = useState('');
  // Of one there is nothing to choose.
  const to = colleagues.length === 1 ? (colleagues[0]?.desk ?? '') : chosen;
  const hand = async (form: FormData) => {
    const member = colleagues.find(({ desk }) => desk === to);
    if (!member) return t('stock.choose');
    return askStock(
      client.stock.handTo({ template, desk: to, note: textOf(form, 'note') }),
      t('stock.handed', { name: nameOfMember(member) }),
    );
  };
  return (
    <KeyDialog title={t('stock.handTitle')} submit={t('stock.handDo')} onClose={onClose} onSubmit={hand}>
      {colleagues.length === 0 ? (
        <p className="quiet">{t('stock.nobody')}</p>
      ) : (
        <div className="secret-field">
          <span aria-hidden="true">{t('stock.to')}</span>
          <Choice
            name={t('stock.to')}
            className="wide"
            placeholder={t('stock.choose')}
            value={to}
            groups={[
              {
                name: '',
                items: colleagues.map((member) => ({
                  id: member.desk,
                  name: nameOfMember(member),
                  detail: member.clerk === '' ? '' : member.name,
                })),
              },
            ]}
            onChange={setChosen}
          />
        </div>
      )}
      <Field name="note" label={t('stock.note')} isRequired={false} autoFocus />
    </KeyDialog>
  );
};
