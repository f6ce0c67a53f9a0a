/** Every exact repair of many templates: equal changes together, ticked where nothing typed becomes something else. */
import { useState } from 'react';
import type { Chosen } from '#contract/lists';
import type { RepairGroup } from '#contract/many';
import type { CertificateType } from '#domain/certificate/type';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { Button } from '../../../parts/button.tsx';
import { ScrollList } from '../../../parts/scroll-list.tsx';
import { TickBox } from '../../../parts/tick-box.tsx';
import { Change } from '../../template/change.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { useLook } from './use-look.ts';

type Kind = Pick<RepairGroup, 'code' | 'field' | 'sure'>;

const keyOf = ({ code, field, sure }: Kind): string => `${code} ${field} ${sure}`;

const figure = (n: number): string => n.toLocaleString('en-US');

export const RepairsDialog = ({
  chosen,
  onClose,
}: {
  readonly chosen: Chosen;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  /** Kinds that are ticked; undefined while the desk's own choice stands. */
  const [take, setTake] = useState<readonly Kind[] | undefined>(undefined);
  const asked = take ? { take: take.map(({ code, field, sure }) => ({ code, field, sure })) } : {};
  const looked = useLook(JSON.stringify([chosen, take]), (signal) =>
    client.templates.previewRepairs({ chosen, ...asked }, { signal }),
  );
  const preview = looked.seen?.preview ?? null;
  const tick = (group: RepairGroup, isTaken: boolean) => {
    const others = (preview?.groups ?? []).filter((one) => one.taken && keyOf(one) !== keyOf(group));
    setTake(isTaken ? [...others, group] : others);
  };
  const sure = preview?.groups.filter((group) => group.sure) ?? [];
  const unsure = preview?.groups.filter((group) => !group.sure) ?? [];
  const list = (groups: readonly RepairGroup[], name: string) =>
    groups.length === 0 ? null : (
      <ScrollList className="repair-groups" name={name}>
        {groups.map((group) => (
          <Group key={keyOf(group)} group={group} onTick={(isTaken) => tick(group, isTaken)} />
        ))}
      </ScrollList>
    );
  return (
    <ManyDialog
      title={t('many.repairTitle', { n: figure(preview?.total ?? 0) })}
      looked={looked}
      count={preview?.items.length ?? 0}
      acceptName={t('many.repair', { n: figure(preview?.repairs ?? 0) })}
      accept={(signal) =>
        client.templates.acceptRepairs({ items: [...(preview?.items ?? [])], ...asked }, { signal })
      }
      doneText={({ changed, repairs, stopped }) =>
        t('many.repaired', { n: figure(changed), repairs: figure(repairs) }) +
        (stopped > 0 ? t('many.stillStopped', { n: figure(stopped) }) : t('many.noneStopped'))
      }
      onClose={onClose}
    >
      {preview === null ? (
        <p role="status">{t('bulk.working')}</p>
      ) : (
        <>
          <p role="status">
            {preview.repairs === 0
              ? t(preview.groups.length === 0 ? 'many.nothingToRepair' : 'many.noneTicked')
              : t('many.repairs', { repairs: figure(preview.repairs), n: figure(preview.items.length) })}
            {preview.handedOver > 0 ? ` ${t('many.handedOver', { n: figure(preview.handedOver) })}` : ''}
          </p>
          {list(sure, t('many.sure'))}
          {unsure.length > 0 ? (
            <>
              <p className="ink-warn">{t('many.unsure')}</p>
              {list(unsure, t('many.unsure'))}
            </>
          ) : null}
        </>
      )}
    </ManyDialog>
  );
};

/** Changes shown before all of them are asked for. */
const shownAtFirst = 3;

const Group = ({
  group,
  onTick,
}: {
  readonly group: RepairGroup;
  readonly onTick: (isTaken: boolean) => void;
}) => {
  const t = useText();
  const say = useSayer();
  const [isWhole, setIsWhole] = useState(false);
  const shown = (text: string): string =>
    text === ''
      ? t('bulk.empty')
      : group.field === 'certificate.type'
        ? say.certificate(text as CertificateType)
        : text;
  const isNumber = group.field === 'certificate.number';
  const changes = isWhole ? group.changes : group.changes.slice(0, shownAtFirst);
  const unseen = group.different - changes.length;
  return (
    <li className="repair-group">
      <div className="repair-kind">
        <TickBox isSelected={group.taken} onChange={onTick}>
          {say.rule(group.code, group.field)}{' '}
          <span className="quiet">{say.rule(group.code).includes('…') ? '' : say.field(group.field)}</span>
        </TickBox>
        <span className="tabular">{t('many.inTemplates', { n: figure(group.templates) })}</span>
      </div>
      <ul className="repair-changes">
        {changes.map(({ from, to, count, name }) => (
          <li key={JSON.stringify([from, to])}>
            <span className="bulk-change">
              {isNumber ? (
                // Whole numbers stand in the template only.
                <Change repair={{ field: group.field, from, to }} />
              ) : (
                <>
                  {from === '' ? null : (
                    <>
                      <del className="quiet">{shown(from)}</del> →{' '}
                    </>
                  )}
                  <ins>{shown(to)}</ins>
                </>
              )}
            </span>
            <span className="quiet">{count > 1 ? t('many.times', { n: figure(count) }) : name}</span>
          </li>
        ))}
      </ul>
      {unseen > 0 ? (
        group.changes.length > changes.length ? (
          <Button size="small" look="quiet" onPress={() => setIsWhole(true)}>
            {t('many.showMore', { n: figure(unseen) })}
          </Button>
        ) : (
          <p className="quiet">{t('many.more', { n: figure(unseen) })}</p>
        )
      ) : null}
    </li>
  );
};
