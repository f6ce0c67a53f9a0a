import { memo } from 'react';
import type { StockMember } from '#contract/stock';
import type { TemplateRow } from '#contract/views';
import type { CalendarDate } from '#domain/date/calendar-date';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { shortDay } from '../../parts/days.ts';
import { standingOf } from '../../parts/level.tsx';
import { RowTick } from '../../parts/row-tick.tsx';
import { Others } from '../stock/others.tsx';

type RowProps = {
  readonly row: TemplateRow | undefined;
  readonly index: number;
  readonly top: number;
  readonly today: CalendarDate;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Who else has it open; the same list as long as nobody came or went. */
  readonly others: readonly StockMember[] | undefined;
  readonly onOpen: (index: number) => void;
  readonly onToggle: (index: number, range: boolean) => void;
};

export const rowId = (index: number): string => `template-row-${index}`;

/** Fewer dots than characters: in a list only the ends tell numbers apart. */
export const shortMask = (masked: string): string => masked.replace(/•{5,}/u, '••••');

/** One template in the list. Keys are handled by the list, so nothing in here takes the focus. */
export const TemplateLine = memo(
  ({ row, index, top, today, isOpen, isActive, isSelected, others, onOpen, onToggle }: RowProps) => {
    const t = useText();
    const say = useSayer();
    const style = { transform: `translateY(${top}px)` };
    const classes = `template-row ${isOpen ? 'open' : ''} ${isActive ? 'active' : ''}`;
    if (!row)
      return (
        <div role="row" aria-rowindex={index + 1} id={rowId(index)} className={classes} style={style}>
          <span role="gridcell" className="row-loading" aria-label={t('app.loading')} />
        </div>
      );
    const standing = standingOf(t, row.state, row.check);
    const name = row.name || t('template.unnamed');
    const kind = t(`holderKind.${row.holderKind}`);
    const paper = row.certificateType ? say.certificate(row.certificateType) : t('templates.noPaper');
    const number = row.maskedNumber ? shortMask(row.maskedNumber) : '';
    const due = row.domains?.due ?? 0;
    const holdOn = row.domains?.holdOn ?? null;
    const side = [row.customer, shortDay(t, row.updatedAt, today)].filter(Boolean).join(' · ');
    return (
      <div
        role="row"
        aria-rowindex={index + 1}
        aria-selected={isSelected}
        id={rowId(index)}
        className={classes}
        style={style}
        onClick={(event) => (event.shiftKey ? onToggle(index, true) : onOpen(index))}
      >
        <RowTick
          name={t('templates.select', { name })}
          isSelected={isSelected}
          onToggle={(withShift) => onToggle(index, withShift)}
        />
        <span className="row-words">
          <span role="gridcell" className="row-name as-typed clip" title={name}>
            {name}
          </span>
          {others ? (
            <span role="gridcell" className="row-others">
              <Others members={others} />
            </span>
          ) : null}
          <span role="gridcell" className={`row-standing ink-${standing.tone}`}>
            <standing.icon /> {standing.text}
          </span>
        </span>
        <span className="row-words row-small">
          <span
            role="gridcell"
            className="row-paper"
            title={[kind, paper, number].filter(Boolean).join(' · ')}
          >
            <span className="clip">
              <span className="row-kind">{kind} · </span>
              {paper}
            </span>
            {number ? (
              <span className="row-number">
                {' · '}
                <span className="num">{number}</span>
              </span>
            ) : null}
          </span>
          {due > 0 ? (
            <span role="gridcell" className="row-side clip ink-warn">
              {holdOn === null
                ? t('names.due', { n: due })
                : t('names.dueBy', { n: due, day: holdOn.slice(5) })}
            </span>
          ) : (
            <span role="gridcell" className="row-side clip" title={side}>
              {side}
            </span>
          )}
        </span>
      </div>
    );
  },
);
