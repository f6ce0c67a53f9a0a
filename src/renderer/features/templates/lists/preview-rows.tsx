/** What each row of a list would do, before anything is written. */
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ImportPreview, ImportRow, RowOutcome } from '#contract/lists';
import { rowOutcomes } from '#contract/lists';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { EqualIcon, GoodIcon, PlusIcon, StopIcon } from '../../../look/icons.tsx';
import { Button } from '../../../parts/button.tsx';
import { ScrollList } from '../../../parts/scroll-list.tsx';
import { Skeleton } from '../../../parts/states.tsx';

export type Shown = { readonly show: RowOutcome | 'all'; readonly offset: number };
export const rowsShown = 200;

type PreviewProps = {
  readonly preview: ImportPreview | undefined;
  readonly isChecking: boolean;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
};

const tones = { new: 'note', changes: 'warn', same: 'quiet', unreadable: 'stop' } as const;
const icons = { new: PlusIcon, changes: GoodIcon, same: EqualIcon, unreadable: StopIcon } as const;

export const PreviewRows = ({ preview, isChecking, shown, onShown }: PreviewProps) => {
  const t = useText();
  const say = useSayer();
  const count = (outcome: RowOutcome | 'all'): string =>
    preview
      ? (outcome === 'all'
          ? rowOutcomes.reduce((sum, one) => sum + preview.counts[one], 0)
          : preview.counts[outcome]
        ).toLocaleString('en-US')
      : '';
  const last = Math.min(shown.offset + rowsShown, preview?.total ?? 0);
  return (
    <section className="import-rows" aria-label={t('import.rows')}>
      <div className="import-rows-head">
        <ToggleButtonGroup
          aria-label={t('import.show')}
          className="filters"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown.show]}
          onSelectionChange={([show]) => show && onShown({ show: show as Shown['show'], offset: 0 })}
        >
          {(['all', ...rowOutcomes] as const).map((outcome) => (
            <ToggleButton key={outcome} id={outcome} className="filter">
              {outcome === 'all' ? t('import.all') : say.label(`rowOutcome.${outcome}`)}{' '}
              <span className="tabular">{count(outcome)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className="quiet" role="status">
          {isChecking ? t('import.checking') : ''}
        </span>
      </div>
      {preview ? (
        <ScrollList className="row-list" name={t('import.rows')}>
          {preview.rows.length === 0 ? <li className="quiet">{t('import.noRows')}</li> : null}
          {preview.rows.map((row) => (
            <RowLine key={row.row} row={row} />
          ))}
        </ScrollList>
      ) : (
        <Skeleton lines={10} />
      )}
      {preview && preview.total > rowsShown ? (
        <div className="import-pager">
          <span className="quiet tabular">
            {t('import.from', {
              first: (shown.offset + 1).toLocaleString('en-US'),
              last: last.toLocaleString('en-US'),
              total: preview.total.toLocaleString('en-US'),
            })}
          </span>
          <Button
            size="small"
            isDisabled={shown.offset === 0}
            onPress={() => onShown({ ...shown, offset: Math.max(0, shown.offset - rowsShown) })}
          >
            {t('import.earlier')}
          </Button>
          <Button
            size="small"
            isDisabled={last >= preview.total}
            onPress={() => onShown({ ...shown, offset: shown.offset + rowsShown })}
          >
            {t('import.later')}
          </Button>
        </div>
      ) : null}
    </section>
  );
};

const mostNamed = 6;

const RowLine = ({ row }: { readonly row: ImportRow }) => {
  const [isWhole, setIsWhole] = useState(false);
  const t = useText();
  const say = useSayer();
  const Icon = icons[row.outcome];
  const changed = row.changed.map(say.field);
  const fields = isWhole ? changed : changed.slice(0, mostNamed);
  return (
    <li className="row-line">
      <span className="quiet tabular">{t('import.rowNumber', { row: row.row })}</span>
      <span className={`row-outcome ink-${tones[row.outcome]}`}>
        <Icon /> {say.label(`rowOutcome.${row.outcome}`)}
      </span>
      <span className="row-who">
        <b>{row.name || t('template.unnamed')}</b> <span className="num quiet">{row.number}</span>
      </span>
      <span className="row-why">
        {[...row.problems.map(say.refusal), say.list.aside(row)].filter(Boolean).join(' ')}
        {row.outcome === 'changes' ? fields.join(t('history.comma')) : ''}
        {row.outcome === 'changes' && changed.length > fields.length ? (
          <Button size="small" look="quiet" onPress={() => setIsWhole(true)}>
            +{changed.length - fields.length}
          </Button>
        ) : null}
      </span>
    </li>
  );
};
