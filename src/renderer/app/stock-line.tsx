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
  const asksPerson = stock.state === 'stopped' || stock.erasures > 0 || stock.admittedBy !== null;
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

/** The state, and what of it wants a person or is under way: short, as there is more in the bar. */
const sayStock = (t: Say, stock: StockStatus): string => {
  const { state, waiting, incoming, erasures, conflicts, inStepAt, admittedBy } = stock;
  const waits = waiting > 0 ? t('stock.waiting', { n: waiting.toLocaleString('en-US') }) : '';
  const asks = [
    erasures > 0 ? t('stock.erasures', { n: erasures }) : '',
    conflicts > 0 ? t('stock.conflicts', { n: conflicts }) : '',
  ].filter(Boolean);
  if (admittedBy !== null) return t('stock.letIn');
  if (state === 'away')
    return [
      t('stock.away'),
      inStepAt === null ? '' : t('stock.since', { time: shortTime(inStepAt) }),
      waits,
      ...asks,
    ]
      .filter(Boolean)
      .slice(0, 3)
      .join(' · ');
  const isMoving = state === 'busy' && waiting + incoming > 0;
  const moves = [waits, incoming > 0 ? t('stock.incoming', { n: incoming.toLocaleString('en-US') }) : ''];
  return [isMoving ? '' : t(`stock.${state === 'off' ? 'paused' : state}`), ...asks, ...moves]
    .filter(Boolean)
    .slice(0, 2)
    .join(' · ');
};

/** Of today the time is enough. */
const shortTime = (at: string): string => {
  const [day = '', time = ''] = officeTime(at).split(' ');
  return officeTime(new Date().toISOString()).startsWith(day) ? time : `${day} ${time}`;
};
