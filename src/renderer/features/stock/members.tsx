/** Who is in the stock; an owner lets desks in and takes them out. */
import { useState } from 'react';
import type { StockMember, StockStatus } from '#contract/stock';
import { nameOfMember } from '../../app/stock.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

/** Who waits stands first, who is gone last. */
const places = { waiting: 0, in: 1, removed: 2 } as const;

export const Members = ({ stock }: { readonly stock: StockStatus }) => {
  const t = useText();
  const [admitting, setAdmitting] = useState<StockMember | null>(null);
  const [removing, setRemoving] = useState<StockMember | null>(null);
  const [isRenaming, setRenaming] = useState(false);
  const { clerk, name } = stock;
  const members = stock.members.toSorted((a, b) => places[a.standing] - places[b.standing]);
  if (members.length === 0) return <p className="quiet">{t('stock.membersAway')}</p>;
  return (
    <>
      <ul className="stock-members" aria-label={t('stock.members')}>
        {members.map((member) => (
          <Member
            key={member.desk}
            member={member}
            isOwner={stock.isOwner}
            onAdmit={() => setAdmitting(member)}
            onRemove={() => setRemoving(member)}
            onRename={() => setRenaming(true)}
          />
        ))}
      </ul>
      {admitting ? <AdmitDialog member={admitting} onClose={() => setAdmitting(null)} /> : null}
      {isRenaming ? <RenameDialog onClose={() => setRenaming(false)} {...{ clerk, name }} /> : null}
      {removing ? <RemoveDialog member={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
};

type MemberProps = {
  readonly member: StockMember;
  readonly isOwner: boolean;
  readonly onAdmit: () => void;
  readonly onRemove: () => void;
  readonly onRename: () => void;
};

const Member = ({ member, isOwner, onAdmit, onRemove, onRename }: MemberProps) => {
  const t = useText();
  const { clerk, name, standing, fingerprint, isOwn } = member;
  const shown = nameOfMember(member);
  const called = [clerk, name].filter(Boolean).join(' · ') || t('stock.unnamed');
  return (
    <li className={standing === 'removed' ? 'gone' : ''}>
      <span className="stock-member">
        <span>
          <b>{called}</b>
          {isOwn ? <span className="chip plain">{t('stock.own')}</span> : null}{' '}
          <span className={standing === 'waiting' ? 'ink-warn' : 'quiet'}>{sayRights(t, member)}</span>
        </span>
        <span className="num quiet">{fingerprint}</span>
      </span>
      {isOwn ? (
        <Button size="small" look="quiet" onPress={onRename}>
          {t('stock.rename')}
        </Button>
      ) : null}
      {isOwner && standing === 'waiting' ? (
        <Button
          size="small"
          look="primary"
          aria-label={t('stock.admitOf', { name: shown })}
          onPress={onAdmit}
        >
          {t('stock.admit')}
        </Button>
      ) : null}
      {isOwner && standing !== 'removed' && !isOwn ? (
        <Button
          size="small"
          look="quiet"
          aria-label={t('stock.removeOf', { name: shown })}
          onPress={onRemove}
        >
          {t('stock.remove')}
        </Button>
      ) : null}
    </li>
  );
};

const sayRights = (t: Say, { standing, mayWrite, isOwner }: StockMember): string =>
  standing === 'in'
    ? [t(mayWrite ? 'stock.right.write' : 'stock.right.read'), isOwner ? t('stock.right.owner') : '']
        .filter(Boolean)
        .join(' · ')
    : t(`stock.standing.${standing}`);
