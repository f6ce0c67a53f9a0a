/** A hand-over file is read through and told before anything is written: who made it, what is new, changed or in conflict. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import { arrivalKinds, type HandOverPreview } from '#contract/hand-over-files';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { ScrollList } from '../../parts/scroll-list.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Field, KeyDialog, textOf } from '../keys/key-dialog.tsx';
import { useSteps } from './use-steps.ts';

/** Where the person is with the file: its passphrase is asked for, or it was looked at. */
export type Looked =
  | { readonly kind: 'asks'; readonly grant: string; readonly name: string }
  | { readonly kind: 'seen'; readonly preview: HandOverPreview };

export const asksPassphrase = ({ code }: Pick<Fault, 'code'>): boolean =>
  code === 'hand-over-passphrase' || code === 'hand-over-passphrase-wrong';

export const TakeHandOver = ({
  first,
  onClose,
}: {
  readonly first: Looked;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const queries = useQueryClient();
  const [looked, setLooked] = useState(first);
  const { progress, run } = useSteps();
  if (looked.kind === 'asks') {
    const open = async (form: FormData) => {
      try {
        const passphrase = textOf(form, 'secret');
        setLooked({
          kind: 'seen',
          preview: await client.handover.lookAgain({ id: looked.grant, passphrase }),
        });
        // This dialog is gone by then: the next one stands in its place.
        return '';
      } catch (error) {
        return faultOf(error);
      }
    };
    return (
      <KeyDialog
        key="asks"
        title={t('handover.takeTitle')}
        submit={t('handover.look')}
        onClose={onClose}
        onSubmit={open}
      >
        <p className="quiet">{looked.name}</p>
        <Field name="secret" label={t('handover.passphrase')} type="password" autoFocus />
      </KeyDialog>
    );
  }
  const { preview } = looked;
  const take = async () => {
    try {
      const { result } = await run((signal) => client.handover.take({ id: preview.id }, { signal }));
      const { counts, scans } = result;
      tell({
        level: 'good',
        text: t('handover.taken', { n: counts.new + counts.changed + counts.conflict, scans }),
      });
      if (counts.conflict > 0) tell({ level: 'stop', text: t('handover.toDecide', { n: counts.conflict }) });
      await queries.invalidateQueries();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  };
  return (
    <KeyDialog
      key="seen"
      title={t('handover.takeTitle')}
      submit={t('handover.take')}
      onClose={onClose}
      onSubmit={take}
    >
      <Told preview={preview} />
      {progress ? (
        <p className="quiet tabular" role="status">{`${progress.done} / ${progress.total}`}</p>
      ) : null}
    </KeyDialog>
  );
};

const Told = ({ preview }: { readonly preview: HandOverPreview }) => {
  const t = useText();
  const say = useSayer();
  const { sender, madeAt, note, templates, scans, counts, rows } = preview;
  return (
    <>
      <p className={sender.standing === 'unknown' ? 'ink-warn' : ''}>
        {sender.standing === 'unknown' ? <WarnIcon /> : null}{' '}
        {say.label(`sender.${sender.standing}`, { name: sender.name })}{' '}
        <span className="num quiet">{sender.fingerprint}</span>
      </p>
      <p>{say.label('handOverHolds', { time: officeTime(madeAt), templates, scans })}</p>
      {note === '' ? null : <p>{say.label('handOverNote', { note })}</p>}
      <p role="status">
        {arrivalKinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => say.label(`arrival.${kind}`, { n: counts[kind] }))
          .join(t('history.comma'))}
      </p>
      <ScrollList className="bulk-list" name={t('handover.rows')}>
        {rows.map(({ template, name, kind }) => (
          <li key={template}>
            <span className="clip">{name || t('template.unnamed')}</span>
            <span className="quiet">{t(`handover.kind.${kind}`)}</span>
          </li>
        ))}
      </ScrollList>
    </>
  );
};
