/** Chosen templates go into a file for another desk: under a passphrase, or for a desk of the book alone. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { Choice } from '../../parts/choice.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Field, KeyDialog, textOf } from '../keys/key-dialog.tsx';
import { desksQuery } from './queries.ts';
import { useSteps } from './use-steps.ts';

/** Instead of a fingerprint: whoever knows the passphrase. */
const byPassphrase = 'passphrase';

export const HandOverDialog = ({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) => {
  const t = useText();
  const desk = useDesk();
  const { data } = useQuery(desksQuery(desk));
  const [to, setTo] = useState(byPassphrase);
  const { progress, run } = useSteps();
  const known = data?.known ?? [];
  const make = async (form: FormData) => {
    try {
      const recipient =
        to === byPassphrase
          ? ({ kind: 'passphrase', passphrase: textOf(form, 'secret') } as const)
          : ({ kind: 'desk', desk: to } as const);
      const note = textOf(form, 'note').trim();
      const order = { chosen: { ids: [...ids] }, to: recipient, note };
      const { made } = await run((signal) => desk.client.handover.make(order, { signal }));
      if ((await desk.saveBundle(made.ref)) !== 'saved') return null;
      tell({ level: 'good', text: t('handover.made', { n: made.templates, scans: made.scans }) });
      if (made.missing > 0) tell({ level: 'stop', text: t('handover.missing', { n: made.missing }) });
      return null;
    } catch (error) {
      return faultOf(error);
    }
  };
  return (
    <KeyDialog
      title={t('handover.title', { n: ids.length.toLocaleString('en-US') })}
      submit={t('handover.make')}
      onClose={onClose}
      onSubmit={make}
    >
      <p className="quiet">{t('handover.about')}</p>
      <Choice
        name={t('handover.to')}
        value={to}
        groups={[
          {
            name: '',
            items: [
              { id: byPassphrase, name: t('handover.toPassphrase') },
              ...known.map(({ fingerprint, name }) => ({ id: fingerprint, name, detail: fingerprint })),
            ],
          },
        ]}
        onChange={setTo}
      />
      {to === byPassphrase ? (
        <Field name="secret" label={t('handover.passphrase')} type="password" autoFocus />
      ) : null}
      {progress ? (
        <p className="quiet tabular" role="status">{`${progress.done} / ${progress.total}`}</p>
      ) : null}
      <Field name="note" label={t('handover.note')} isRequired={false} />
    </KeyDialog>
  );
};
