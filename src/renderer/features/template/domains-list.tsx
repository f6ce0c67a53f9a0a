/** The domains of a template, one a line. Only lines in sight exist: a list of thousands costs no more than a short one. */
import { type KeyboardEvent, memo, useState } from 'react';
import { useText } from '../../app/use-text.ts';
import { CloseIcon } from '../../look/icons.tsx';
import { IconButton } from '../../parts/button.tsx';
import { useFixedRows } from '../../parts/use-fixed-rows.ts';

const rowHeight = 27;
const rowId = (index: number): string => `domain-${index}`;

type ListProps = {
  readonly domains: readonly string[];
  readonly onRemove: (at: number) => void;
  /** The last one is gone, or the person goes back to the box. */
  readonly onLeave: () => void;
};

/** Arrows move, Delete removes. Drawn when the list changes, not with every key typed elsewhere. */
export const DomainsList = memo(
  ({ domains, onRemove, onLeave }: ListProps) => {
    const t = useText();
    const rows = useFixedRows(domains.length, rowHeight);
    const [chosen, setChosen] = useState(0);
    const active = Math.min(chosen, domains.length - 1);
    const move = (to: number) => {
      const next = Math.max(0, Math.min(domains.length - 1, to));
      setChosen(next);
      rows.reveal(next);
    };
    const remove = (at: number) => {
      onRemove(at);
      if (domains.length === 1) onLeave();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const steps: Readonly<Record<string, number>> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        PageDown: active + rows.inSight(),
        PageUp: active - rows.inSight(),
        Home: 0,
        End: domains.length - 1,
      };
      const step = steps[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (step !== undefined) move(step);
      else if (event.key === 'Delete' || event.key === 'Backspace') remove(active);
      else return;
      event.preventDefault();
    };
    return (
      <div
        ref={rows.box}
        className="domains-list scrolls"
        role="grid"
        aria-label={t('form.domains')}
        aria-rowcount={domains.length}
        aria-activedescendant={rowId(active)}
        aria-keyshortcuts="Delete"
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" style={{ height: rows.height }}>
          {domains.slice(rows.first, rows.last + 1).map((domain, place) => {
            const index = rows.first + place;
            return (
              <div
                // The same name may stand twice: a line is known by its place.
                key={index}
                id={rowId(index)}
                role="row"
                aria-rowindex={index + 1}
                className={`domain-line ${index === active ? 'active' : ''}`}
                style={{ transform: `translateY(${index * rowHeight}px)` }}
              >
                <span role="gridcell" className="clip" title={domain}>
                  {domain}
                </span>
                <span role="gridcell">
                  <IconButton
                    size="small"
                    excludeFromTabOrder
                    name={t('domains.remove', { domain })}
                    icon={<CloseIcon />}
                    onPress={() => remove(index)}
                  />
                </span>
              </div>
            );
          })}
        </div>
      </div>
    );
  },
  (a, b) => a.domains === b.domains,
);
