/** The office's stock in the status bar: whom the desk speaks to, and one short line of how it stands. */
import type { StockState, StockStatus } from '#contract/stock';
import { officeTime } from '#domain/date/office-day';
import { WarnIcon } from '../look/icons.tsx';
import { writeRoute } from './routes.ts';
import { askStockSection } from './stock-section.ts';
import { type Say, useText } from './use-text.ts';

const tones: Readonly<Record<StockState, 'good' | 'warn' | 'off'>> = {
  off: 'off',
  paused: 'off',
  asked: 'warn',
  connecting: 'off',
  busy: 'good',
  'in-step': 'good',
  away: 'warn',
  stopped: 'warn',
};

export const StockLine = ({
  stock,
  hasScanner,
}: {
  readonly stock: StockStatus;
  readonly hasScanner: boolean;
}) => {
  const t = useText();
  const asksPerson = stock.state === 'stopped' || stock.erasures > 0;
  return (
    <span>
      <a
        className={`status-stock tabular ${asksPerson ? 'ink-warn' : ''}`}
        href={writeRoute({ page: 'settings' })}
        onClick={askStockSection}
      >
        {asksPerson ? <WarnIcon /> : <i className={`dot ${tones[stock.state]}`} aria-hidden="true" />}
        {t('stock.line')} <span className="status-host clip">{stock.address?.host}</span>
        {' · '}
        {sayStock(t, stock)}
      </a>
      {hasScanner ? ` · ${t('stock.scanner')}` : null}
    </span>
  );
};

/** At most two things at a time: the state, and what of it wants a person or is under way. */
const sayStock = (
  t: Say,
  { state, waiting, incoming, erasures, conflicts, inStepAt }: StockStatus,
): string => {
  const isMoving = state === 'busy' && waiting + incoming > 0;
  const parts = [
    isMoving ? '' : t(`stock.${state === 'off' ? 'paused' : state}`),
    state === 'away' && inStepAt !== null ? t('stock.since', { time: officeTime(inStepAt) }) : '',
    erasures > 0 ? t('stock.erasures', { n: erasures }) : '',
    waiting > 0 ? t('stock.waiting', { n: waiting.toLocaleString('en-US') }) : '',
    incoming > 0 ? t('stock.incoming', { n: incoming.toLocaleString('en-US') }) : '',
    conflicts > 0 ? t('stock.conflicts', { n: conflicts }) : '',
  ];
  return parts.filter(Boolean).slice(0, 2).join(' · ');
};
