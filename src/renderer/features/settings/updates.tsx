/** Updates from a file: what runs, what a package is, making it ready, and what changed with the last one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { ReadyUpdate, UpdateOffer, UpdateProgress, UpdatesView } from '#contract/updates';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { updatesQuery } from './queries.ts';

export const Updates = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const { data } = useQuery(updatesQuery(desk));
  const work = useUpdateWork();
  if (!data) return null;
  const { version, released, months, changed, ready } = data;
  return (
    <section className="updates" aria-label={t('updates.title')}>
      <h2>{t('updates.title')}</h2>
      <p className="quiet">{t('updates.about')}</p>
      <p className="tabular">
        {released === null
          ? say.label('updateUnreleased', { version })
          : say.label('updateAge', { version, released, months })}
      </p>
      {data.isOld ? (
        <p className="ink-warn">
          <WarnIcon /> {t('updates.old', { months })}
        </p>
      ) : null}
      {changed ? (
        <p className="quiet tabular">
          {say.label('updateChanged', { from: changed.from, version })} {officeTime(changed.at)}
        </p>
      ) : null}
      {ready ? <Ready ready={ready} onDrop={() => void work.take(desk.client.updates.drop())} /> : null}
      {work.offer ? <Offer offer={work.offer} step={work.step} onApply={work.apply} /> : null}
      {work.trouble === '' ? null : (
        <p className="ink-stop" role="alert">
          {work.trouble}
        </p>
      )}
      <FileButton
        size="small"
        accept={['.zip']}
        isDisabled={work.isBusy || !data.knowsPublisher}
        onFiles={([file]) => file && void work.check(file)}
      >
        {t(work.isBusy && work.step === null ? 'updates.checking' : 'updates.choose')}
      </FileButton>
      {data.knowsPublisher ? null : <p className="quiet">{say.label('updateDistrust.no-keys')}</p>}
    </section>
  );
};

type Step = Extract<UpdateProgress, { kind: 'progress' }>;

/** One package at a time; trouble stays on screen until the next try. */
const useUpdateWork = () => {
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const [offer, setOffer] = useState<UpdateOffer | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setTrouble('');
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setTrouble(say.fault(faultOf(error)));
    }
    setStep(null);
    setBusy(false);
  };
  return {
    offer,
    step,
    isBusy,
    trouble,
    check: (file: File) =>
      guarded(async () => {
        setOffer(null);
        const { token } = await desk.offer(file);
        setOffer(await desk.client.updates.check({ grant: token }));
      }),
    apply: () =>
      guarded(async () => {
        if (!offer) return;
        for await (const news of await desk.client.updates.apply({ offer: offer.id }))
          if (news.kind === 'progress') setStep(news);
        setOffer(null);
        await Promise.all([
          queries.invalidateQueries(updatesQuery(desk)),
          queries.invalidateQueries({ queryKey: ['backups'] }),
        ]);
      }),
    take: (view: Promise<UpdatesView>) =>
      guarded(async () => void queries.setQueryData(updatesQuery(desk).queryKey, await view)),
  };
};

type OfferProps = {
  readonly offer: UpdateOffer;
  readonly step: Step | null;
  readonly onApply: () => Promise<void>;
};

const Offer = ({ offer, step, onApply }: OfferProps) => {
  const t = useText();
  const say = useSayer();
  const size = `${(offer.bytes / 1_000_000).toFixed(1)} MB`;
  return (
    <div className="updates" role="group" aria-label={offer.file}>
      <p className="tabular">{t('updates.offer', { ...offer, changesStore: '', size })}</p>
      {offer.changesStore ? <p className="quiet">{say.label('updateChangesStore')}</p> : null}
      {step ? (
        <p className="quiet tabular" role="status">
          {say.label(`backupStep.${step.step}`)} {step.total > 1 ? `${step.done} / ${step.total}` : ''}
        </p>
      ) : (
        <Button size="small" look="primary" autoFocus onPress={() => void onApply()}>
          {t('updates.apply')}
        </Button>
      )}
    </div>
  );
};

const Ready = ({ ready, onDrop }: { readonly ready: ReadyUpdate; readonly onDrop: () => void }) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const install = async () => {
    try {
      if ((await desk.installUpdate()) === 'shown') tell({ level: 'good', text: t('updates.shown') });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  return (
    <div className="updates" role="group" aria-label={t('updates.ready', { version: ready.version })}>
      <p>{t('updates.ready', { version: ready.version })}</p>
      <code className="num">{ready.path}</code>
      <p className="quiet">
        {t('updates.backup')} <code className="num">{ready.backup}</code>
      </p>
      <p>{say.label(`updateHow.${ready.kind}`)}</p>
      <p className="about-buttons">
        {desk.can.installUpdate ? (
          <Button size="small" look="primary" onPress={() => void install()}>
            {t('updates.install')}
          </Button>
        ) : null}
        <Button size="small" look="quiet" onPress={onDrop}>
          {t('updates.drop')}
        </Button>
      </p>
    </div>
  );
};
