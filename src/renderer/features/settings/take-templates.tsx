/** Takes single templates out of a backup, as new ones beside what the desk has. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { BackupPlace } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { tell } from '../../parts/toasts.tsx';

export type FromBackup = { readonly place: BackupPlace; readonly name: string; readonly madeAt: string };

/** So many lines are drawn; a search narrows the rest. */
const shown = 200;

export const TakeTemplates = ({
  from,
  onClose,
}: {
  readonly from: FromBackup;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const { place, name, madeAt } = from;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['backup-templates', place, name],
    queryFn: ({ signal }) => client.backups.templates({ place, name }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const found = (data ?? []).filter((one) => one.name.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (id: string, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)));
  const take = async () => {
    setBusy(true);
    try {
      const brought = await client.backups.bring({ place, name, templates: [...chosen] });
      const missing = brought.reduce((sum, one) => sum + one.missing, 0);
      tell({ level: 'good', text: t('backups.taken', { n: brought.length }) });
      if (missing > 0) tell({ level: 'stop', text: say.label('restoreMissing', { n: missing }) });
      await queries.invalidateQueries();
      onClose();
    } catch (problem) {
      tell({ level: 'stop', text: say.fault(faultOf(problem)) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('backups.takeTitle', { time: officeTime(madeAt) })}
          </Heading>
          <p className="quiet">{t('backups.takeAbout')}</p>
          <input
            className="box"
            type="search"
            aria-label={t('backups.takeSearch')}
            placeholder={t('backups.takeSearch')}
            maxLength={200}
            autoFocus
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
          {!data && !error ? <Skeleton lines={4} /> : null}
          <ul className="history-list scrolls" aria-label={t('backups.takeList')}>
            {found.slice(0, shown).map((one) => (
              <li key={one.id}>
                <TickBox isSelected={chosen.has(one.id)} onChange={(isOn) => toggle(one.id, isOn)}>
                  {one.name || t('template.unnamed')}
                </TickBox>
                <span className="quiet">{say.label(`state.${one.state}`)}</span>
              </li>
            ))}
          </ul>
          {found.length > shown ? (
            <p className="quiet">{t('backups.takeMore', { n: found.length })}</p>
          ) : null}
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button look="primary" isDisabled={isBusy || chosen.size === 0} onPress={() => void take()}>
              {t('backups.take', { n: chosen.size })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
