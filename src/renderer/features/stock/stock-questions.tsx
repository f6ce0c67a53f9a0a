/** What only a person decides: going on after a stop, and erasures that came from another desk. */
import { useState } from 'react';
import type { StockStatus } from '#contract/stock';
import { useDesk } from '../../app/desk.tsx';
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
      {stock.reason === 'stock-foreign' ? <TrustQuestion /> : null}
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

export const ErasureQuestion = ({ count }: { readonly count: number }) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  const [isErasing, setErasing] = useState(false);
  if (count === 0) return null;
  return (
    <div className="stock-question" role="group" aria-label={t('stock.erasures', { n: count })}>
      <p className="ink-warn">
        <WarnIcon /> {t('stock.erasuresSay', { n: count })}
      </p>
      <p className="about-buttons">
        <Button
          size="small"
          isDisabled={isBusy}
          onPress={() => void run(() => client.stock.decideErasures({ choice: 'keep' }))}
        >
          {t('stock.keep')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={() => setErasing(true)}>
          {t('stock.eraseToo')}
        </Button>
      </p>
      {isErasing ? (
        <KeyDialog
          title={t('stock.eraseTitle', { n: count })}
          submit={t('stock.eraseToo')}
          onClose={() => setErasing(false)}
          onSubmit={() => askStock(client.stock.decideErasures({ choice: 'erase' }))}
        >
          <p>{t('stock.eraseSay')}</p>
        </KeyDialog>
      ) : null}
    </div>
  );
};
