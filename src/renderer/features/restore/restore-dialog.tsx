/** A desk that was on another computer comes back: which folder its backups lie in, which of them, and what opens it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { BackupStep, OtherBackup, RestoreReport } from '#contract/backups';
import { endOf } from '#contract/end-of';
import { faultOf } from '#contract/fault-of';
import type { KeySecret, PortableKind } from '#contract/keys';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, StopIcon, WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { SecretQuestion } from '../keys/secret-question.tsx';
import { FolderChoice } from '../settings/folder-choice.tsx';
import { sizeOf } from '../settings/size-of.ts';
import { BackupStepLine } from './backup-step.tsx';
import './restore.css';

export const RestoreDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const { client } = useDesk();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['other-desk'],
    queryFn: ({ signal }) => client.backups.ofOtherDesk(undefined, { signal }),
    gcTime: 0,
    staleTime: 0,
  });
  const work = useRestoring();
  const [chosen, setChosen] = useState<string | null>(null);
  const whole = data?.backups.filter(({ isReadable }) => isReadable) ?? [];
  const backup = whole.find(({ id }) => id === chosen) ?? whole[0];
  return (
    <ModalOverlay className="shade" isOpen isDismissable={false} onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask restore-dialog">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('restoreDesk.title')}
          </Heading>
          <p className="quiet">{t('restoreDesk.about')}</p>
          {work.report ? (
            <Restored report={work.report} onClose={onClose} />
          ) : (
            <>
              <h3>{t('restoreDesk.where')}</h3>
              {data ? <code className="num">{data.path}</code> : null}
              <FolderChoice
                use="restore"
                onChosen={async () => {
                  setChosen(null);
                  await queries.invalidateQueries({ queryKey: ['other-desk'] });
                }}
              />
              {isPending ? <Skeleton lines={2} /> : null}
              {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
              {data ? <Which backups={data.backups} value={backup?.id ?? ''} onChange={setChosen} /> : null}
              <OpenBy key={backup?.id ?? ''} backup={backup} work={work} onClose={onClose} />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const Which = ({
  backups,
  value,
  onChange,
}: {
  readonly backups: readonly OtherBackup[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) => {
  const t = useText();
  return (
    <fieldset className="restore-which">
      <legend className="unseen">{t('restoreDesk.which')}</legend>
      {backups.map(({ id, madeAt, templates, objects, bytes, isReadable }) =>
        isReadable ? (
          <label key={id} className="tabular">
            <input type="radio" name="backup" checked={id === value} onChange={() => onChange(id)} />{' '}
            {t('backups.row', { time: officeTime(madeAt), templates, objects, size: sizeOf(bytes) })}
          </label>
        ) : (
          <p key={id} className="ink-warn">
            <StopIcon /> {id} · {t('backups.damaged')}
          </p>
        ),
      )}
    </fieldset>
  );
};

type OpenByProps = {
  readonly backup: OtherBackup | undefined;
  readonly work: ReturnType<typeof useRestoring>;
  readonly onClose: () => void;
};

/** Asks for the secret of this backup. One without slots is opened by its own desk, where that is on this computer. */
const OpenBy = ({ backup, work, onClose }: OpenByProps) => {
  const t = useText();
  const { step } = work;
  const trouble = work.trouble.id === backup?.id ? work.trouble.text : '';
  const [kind, setKind] = useState<PortableKind | null>(null);
  const kinds = backup?.ask ?? [];
  const asked = kind ?? kinds[0];
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!backup) return;
    const text = String(new FormData(event.currentTarget).get('secret') ?? '');
    void work.restore(backup.id, asked ? { kind: asked, text } : null);
  };
  return (
    <form className="restore-open" onSubmit={onSubmit}>
      {asked ? <SecretQuestion kinds={kinds} kind={asked} onKind={setKind} /> : null}
      {backup && !asked ? (
        <p className="ink-warn">
          <WarnIcon /> {t('restoreDesk.noKey')}
        </p>
      ) : null}
      {trouble === '' ? null : (
        <p className="ink-stop" role="alert">
          {trouble}
        </p>
      )}
      {step ? <BackupStepLine step={step} /> : null}
      <div className="ask-answers">
        <Button onPress={step ? work.cancel : onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={!backup || step !== null}>
          {t(step ? 'restoreDesk.working' : 'restoreDesk.do')}
        </Button>
      </div>
    </form>
  );
};

const Restored = ({ report, onClose }: { readonly report: RestoreReport; readonly onClose: () => void }) => {
  const t = useText();
  const say = useSayer();
  const { desk, templates, objects, missing, erased } = report;
  return (
    <>
      <div className="restore-done" role="status">
        <p>
          <GoodIcon /> {t('restoreDesk.done', { templates, objects })}
        </p>
        <code className="num">{desk}</code>
        {missing.length > 0 ? (
          <p className="ink-warn">
            <WarnIcon /> {say.label('restoreMissing', { n: missing.length })}
          </p>
        ) : null}
        {erased > 0 ? <p className="quiet">{say.label('restoreErased', { erased })}</p> : null}
        <p>{t('restoreDesk.open')}</p>
      </div>
      <div className="ask-answers">
        <Button look="primary" autoFocus onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </>
  );
};

/** One restore at a time; closing the dialog ends it, and nothing half restored stays. */
const useRestoring = () => {
  const { client } = useDesk();
  const say = useSayer();
  const [step, setStep] = useState<BackupStep | null>(null);
  /** Of the backup that it was tried with. */
  const [trouble, setTrouble] = useState({ id: '', text: '' });
  const [report, setReport] = useState<RestoreReport | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const restore = async (id: string, secret: KeySecret | null): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setTrouble({ id, text: '' });
    setStep({ kind: 'progress', step: 'store', done: 0, total: 0 });
    try {
      const { signal } = controller;
      const steps = await client.backups.restoreOtherDesk({ id, secret }, { signal });
      setReport((await endOf(steps, setStep)).report);
    } catch (error) {
      if (!controller.signal.aborted) setTrouble({ id, text: say.fault(faultOf(error)) });
    } finally {
      setStep(null);
    }
  };
  return { step, trouble, report, restore, cancel: () => running.current?.abort() };
};
