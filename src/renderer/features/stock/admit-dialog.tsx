/** A waiting desk is let in by who has compared its fingerprint. */
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { StockMember } from '#contract/stock';
import { useDesk } from '../../app/desk.tsx';
import { nameOfMember, useStock } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { askStock } from './use-stock-work.ts';

const rights = {
  write: { mayWrite: true, isOwner: false },
  read: { mayWrite: false, isOwner: false },
  owner: { mayWrite: true, isOwner: true },
} as const;
type Right = keyof typeof rights;

export const AdmitDialog = ({
  member,
  onClose,
}: {
  readonly member: StockMember;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const own = useStock()?.members.find(({ isOwn }) => isOwn)?.fingerprint;
  const [right, setRight] = useState<Right>('write');
  return (
    <KeyDialog
      title={t('stock.admitTitle')}
      submit={t('stock.admitDo')}
      onClose={onClose}
      onSubmit={() =>
        askStock(
          client.stock.admit({ desk: member.desk, fingerprint: member.fingerprint, ...rights[right] }),
          t('stock.admitted', { name: nameOfMember(member) }),
        )
      }
    >
      <p>{t('stock.admitSay')}</p>
      <Fingerprint text={member.fingerprint} />
      <p className="quiet">{t('stock.admitDiffers')}</p>
      {own ? (
        <p>
          {t('stock.admitOwn')} <span className="num own-fingerprint">{own}</span>
        </p>
      ) : null}
      <RadioGroup className="stock-rights" value={right} onChange={(value) => setRight(value as Right)}>
        <Label>{t('stock.rights')}</Label>
        {(Object.keys(rights) as Right[]).map((one) => (
          <Radio key={one} value={one} className="stock-right">
            <i aria-hidden="true" />
            {t(`stock.rightSay.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
    </KeyDialog>
  );
};
