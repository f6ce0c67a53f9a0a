/** The section of the settings about the office's stock: joining it, how it stands, what it asks, who is in it. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { StockStatus } from '#contract/stock';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { acceptStock, useStock } from '../../app/stock.ts';
import { onStockSection } from '../../app/stock-section.ts';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { desksQuery } from '../handover/queries.ts';
import { textOf } from '../keys/key-dialog.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { Members } from './members.tsx';
import { sayReason } from './say-reason.ts';
import { ConfirmQuestion, ErasureQuestion, isOver, StopQuestion } from './stock-questions.tsx';
import { useStockWork } from './use-stock-work.ts';
import './stock.css';

export const StockSettings = () => {
  const t = useText();
  const stock = useStock();
  const section = useRef<HTMLElement>(null);
  const isKnown = stock !== null;
  useEffect(
    () =>
      isKnown
        ? onStockSection(() => {
            if (section.current) keepInSight(section.current);
            section.current?.focus({ preventScroll: true });
          })
        : undefined,
    [isKnown],
  );
  if (!stock) return null;
  return (
    <section ref={section} className="stock" tabIndex={-1} aria-label={t('stock.title')}>
      <h2>{t('stock.title')}</h2>
      {stock.state === 'off' ? <Join clerk={stock.clerk} name={stock.name} /> : <Joined stock={stock} />}
    </section>
  );
};

/** Sections above come in a moment later and push it down; who scrolls meanwhile has the say. */
const keepInSight = (section: HTMLElement): void => {
  const show = () => section.scrollIntoView({ block: 'start' });
  const above = new ResizeObserver(show);
  const stop = () => {
    above.disconnect();
    clearTimeout(timer);
    for (const kind of endings) removeEventListener(kind, stop);
  };
  const timer = setTimeout(stop, settling);
  for (const kind of endings) addEventListener(kind, stop);
  if (section.parentElement) above.observe(section.parentElement);
  show();
};
const endings = ['wheel', 'keydown', 'pointerdown'] as const;
/** Milliseconds. */
const settling = 2_000;

const Join = ({ clerk, name }: Pick<StockStatus, 'clerk' | 'name'>) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const hint = useId();
  const secret = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    // As secret as a password: it stays in no field.
    if (secret.current) secret.current.value = '';
    setTrouble('');
    setBusy(true);
    try {
      await client.stock.introduce({ clerk: textOf(data, 'clerk'), name });
      const now = await client.stock.join({ invitation: textOf(data, 'invitation') });
      acceptStock(now);
      tell({ level: 'good', text: t('stock.joined', { host: now.address?.host ?? '' }) });
    } catch (error) {
      setTrouble(say.fault(faultOf(error)));
      setBusy(false);
    }
  };
  return (
    <>
      <p className="quiet">{t('stock.about')}</p>
      <form className="stock-join" onSubmit={(event) => void join(event)}>
        <label className="stock-clerk">
          <span className="settings-name">{t('stock.clerk')}</span>
          <input
            className="box"
            name="clerk"
            required
            maxLength={60}
            defaultValue={clerk}
            placeholder={t('stock.clerkHint')}
            autoComplete="off"
          />
        </label>
        <label>
          <span className="settings-name">{t('stock.invitation')}</span>
          <input
            className="box"
            ref={secret}
            type="password"
            name="invitation"
            required
            maxLength={20_000}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint}
          />
        </label>
        <Button type="submit" isDisabled={isBusy}>
          {t(isBusy ? 'stock.joining' : 'stock.join')}
        </Button>
      </form>
      <p className="quiet" id={hint}>
        {t('stock.invitationHint')}
      </p>
      {trouble === '' ? null : (
        <p className="ink-stop" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
};

const Joined = ({ stock }: { readonly stock: StockStatus }) => {
  const t = useText();
  const { address } = stock;
  return (
    <>
      <Line name={t('stock.address')}>
        {address ? (
          <>
            <p>
              <code className="num">{`${address.host}:${address.port} / ${address.database}`}</code>
            </p>
            <p className="quiet">
              {t(address.isEncrypted ? 'stock.encrypted' : 'stock.local')} ·{' '}
              {t('stock.account', { user: address.user })}
            </p>
          </>
        ) : null}
      </Line>
      <Line name={t('stock.state')}>
        <Standing stock={stock} />
        {stock.admittedBy === null ? null : <ConfirmQuestion fingerprint={stock.admittedBy} />}
        <StopQuestion stock={stock} />
        <ErasureQuestion stock={stock} />
        <Switches stock={stock} />
      </Line>
      {stock.state === 'asked' && stock.admittedBy === null ? <OwnFingerprint /> : null}
      {stock.state === 'asked' || isOver(stock) ? null : (
        <Line name={t('stock.members')}>
          <Members stock={stock} />
        </Line>
      )}
    </>
  );
};

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="settings-line">
    <span className="settings-name">{name}</span>
    <div>{children}</div>
  </div>
);

const Standing = ({ stock }: { readonly stock: StockStatus }) => {
  const t = useText();
  const say = useSayer();
  const { state, reason, waiting, incoming, papers, conflicts, inStepAt, admittedBy } = stock;
  const why = reason === null || reason === 'stock-away' ? '' : sayReason(t, say, reason);
  const isLetIn = admittedBy !== null;
  const isTrouble = state === 'away' || state === 'stopped';
  return (
    <div role="status">
      <p className={isTrouble ? 'ink-warn' : ''}>
        {isTrouble ? <WarnIcon /> : null} {isLetIn || isOver(stock) ? null : t(`stock.say.${state}`)}
        {isOver(stock) ? why : null}
      </p>
      {why === '' || isOver(stock) ? null : <p>{why}</p>}
      <p className="quiet tabular">
        {inStepAt === null ? t('stock.never') : t('stock.sinceSay', { time: officeTime(inStepAt) })}
        {waiting + incoming > 0 ? ` · ${t('stock.counts', { waiting, incoming, papers })}` : ''}
      </p>
      {conflicts > 0 ? <p className="ink-warn">{t('stock.conflictsMore', { n: conflicts })}</p> : null}
    </div>
  );
};

const Switches = ({ stock }: { readonly stock: StockStatus }) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  const [isLeaving, setLeaving] = useState(false);
  const { state } = stock;
  return (
    <p className="about-buttons">
      {state === 'paused' || state === 'away' ? (
        <Button size="small" isDisabled={isBusy} onPress={() => void run(() => client.stock.resume())}>
          {t(state === 'paused' ? 'stock.resume' : 'stock.tryNow')}
        </Button>
      ) : null}
      {state === 'paused' || state === 'stopped' ? null : (
        <Button size="small" isDisabled={isBusy} onPress={() => void run(() => client.stock.pause())}>
          {t('stock.pause')}
        </Button>
      )}
      <Button size="small" look={isOver(stock) ? 'plain' : 'quiet'} onPress={() => setLeaving(true)}>
        {t('stock.leave')}
      </Button>
      {isLeaving ? <LeaveDialog waiting={stock.waiting} onClose={() => setLeaving(false)} /> : null}
    </p>
  );
};

/** What a colleague compares before they let this desk in. */
const OwnFingerprint = () => {
  const t = useText();
  const { data } = useQuery(desksQuery(useDesk()));
  if (!data) return null;
  return (
    <Line name={t('stock.ownFingerprint')}>
      <Fingerprint text={data.own.fingerprint} />
    </Line>
  );
};
