/** What only a person decides: going on after a stop, and erasures that came from another desk. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StockStatus } from '#contract/stock';
import { useDesk } from '../../app/desk.tsx';
import { openTemplate, writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { askStock, useStockWork } from './use-stock-work.ts';

/** Leaving is all that is left. */
export const isOver = ({ state, reason }: StockStatus): boolean =>
  state === 'stopped' && reason === 'stock-removed';

export const StopQuestion = ({ stock }: { readonly stock: StockStatus }) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  if (stock.state !== 'stopped' || isOver(stock)) return null;
  return (
    <div className="stock-question" role="group" aria-label={t('stock.say.stopped')}>
      {stock.reason === 'stock-foreign' ? <TrustQuestion /> : null}
      <Button
        size="small"
        isDisabled={isBusy}
        onPress={() => void run(() => client.stock.accept({ isRestored: false }))}
      >
        {t('stock.accept')}
      </Button>
      <p className="quiet">{t('stock.acceptSay')}</p>
      {stock.isOwner ? (
        <>
          <Button
            size="small"
            isDisabled={isBusy}
            onPress={() => void run(() => client.stock.accept({ isRestored: true }))}
          >
            {t('stock.restored')}
          </Button>
          <p className="quiet">{t('stock.restoredSay')}</p>
        </>
      ) : null}
      <p className="quiet">{t('stock.onlyLook')}</p>
    </div>
  );
};

/** After the server's certificate was renewed: what was compared on the server is typed here. */
const TrustQuestion = () => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  const [fingerprint, setFingerprint] = useState('');
  return (
    <>
      <label>
        <span className="settings-name">{t('stock.certificate')}</span>
        <input
          className="box"
          value={fingerprint}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFingerprint(event.target.value)}
        />
      </label>
      <Button
        size="small"
        isDisabled={isBusy || fingerprint.trim() === ''}
        onPress={() => void run(() => client.stock.trust({ fingerprint }))}
      >
        {t('stock.trust')}
      </Button>
      <p className="quiet">{t('stock.trustSay')}</p>
    </>
  );
};

/** Who let this desk in: the server alone could say anybody. */
export const ConfirmQuestion = ({ fingerprint }: { readonly fingerprint: string }) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  return (
    <div className="stock-question" role="group" aria-label={t('stock.letIn')}>
      <p>{t('stock.confirmSay')}</p>
      <Fingerprint text={fingerprint} />
      <p className="quiet">{t('stock.confirmDiffers')}</p>
      <Button
        size="small"
        look="primary"
        isDisabled={isBusy}
        onPress={() => void run(() => client.stock.confirm({ fingerprint }))}
      >
        {t('stock.confirmDo')}
      </Button>
    </div>
  );
};

/** Decides about what it shows: what comes while a person reads is asked about anew. */
export const ErasureQuestion = ({
  stock: { erasures: count, seen },
}: {
  readonly stock: Pick<StockStatus, 'erasures' | 'seen'>;
}) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  const [isErasing, setErasing] = useState(false);
  const { data } = useQuery({
    queryKey: ['stock-erasures', count, seen],
    queryFn: () => client.stock.erasures(),
    enabled: count > 0,
    placeholderData: keepPreviousData,
  });
  if (count === 0 || !data || data.templates.length === 0) return null;
  const { first } = data;
  const templates = [...data.templates];
  const n = templates.length;
  return (
    <div className="stock-question" role="group" aria-label={t('stock.erasures', { n })}>
      <p className="ink-warn">
        <WarnIcon /> {t('stock.erasuresSay', { n })}
      </p>
      <ul className="stock-erasures">
        {first.map(({ template, name, isChanged }) => (
          <li key={template}>
            <a href={writeRoute(openTemplate(template))}>{name || t('template.unnamed')}</a>
            {isChanged ? <span className="quiet"> · {t('stock.changedHere')}</span> : null}
          </li>
        ))}
        {n > first.length ? <li className="quiet">{t('stock.andMore', { n: n - first.length })}</li> : null}
      </ul>
      <p className="about-buttons">
        <Button
          size="small"
          isDisabled={isBusy}
          onPress={() => void run(() => client.stock.decideErasures({ choice: 'keep', templates }))}
        >
          {t('stock.keep')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={() => setErasing(true)}>
          {t('stock.eraseToo')}
        </Button>
      </p>
      {isErasing ? (
        <KeyDialog
          title={t('stock.eraseTitle', { n })}
          submit={t('stock.eraseToo')}
          onClose={() => setErasing(false)}
          onSubmit={() => askStock(client.stock.decideErasures({ choice: 'erase', templates }))}
        >
          <p>{t('stock.eraseSay')}</p>
        </KeyDialog>
      ) : null}
    </div>
  );
};
