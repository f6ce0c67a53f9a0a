/** What one change for many would do, template by template. */
import type { BulkPreview } from '#contract/lists';
import type { BulkTarget } from '#domain/template/bulk-edit';
import { useText } from '../../../app/use-text.ts';
import { WarnIcon } from '../../../look/icons.tsx';
import { LevelIcon } from '../../../parts/level.tsx';
import { ScrollList } from '../../../parts/scroll-list.tsx';
import { TickBox } from '../../../parts/tick-box.tsx';
import { useChoices } from './bulk-choices.ts';

/** A state that findings speak against is set only where a person says that it holds all the same. */
export const Against = ({
  preview,
  despite,
  onDespite,
}: {
  readonly preview: BulkPreview;
  readonly despite: boolean;
  readonly onDespite: (despite: boolean) => void;
}) => {
  const t = useText();
  const count = (what: 'stop' | 'wait') => preview.items.filter(({ against }) => against === what).length;
  const parts = [
    ...(count('stop') > 0 ? [t('bulk.againstStops', { n: count('stop') })] : []),
    ...(count('wait') > 0 ? [t('bulk.againstWaits', { n: count('wait') })] : []),
  ];
  return (
    <div className="bulk-against" role="status">
      <p className="ink-warn">
        <WarnIcon /> {parts.join(t('history.comma'))}
        {t(despite ? 'bulk.againstIn' : 'bulk.againstOut')}
      </p>
      <TickBox isSelected={despite} onChange={onDespite}>
        {t('bulk.despite')}
      </TickBox>
    </div>
  );
};

export const Changes = ({
  preview,
  field,
}: {
  readonly preview: BulkPreview | undefined;
  readonly field: BulkTarget;
}) => {
  const t = useText();
  const choices = useChoices()(field);
  const shown = (value: string): string => {
    // Names of one template may stand differently.
    const several = field === 'domainState' ? value.split(', ') : [];
    if (several.length > 1) return several.map(shown).join(t('history.comma'));
    // Answers carry the day of the answer behind them.
    const item =
      choices?.find(({ id }) => id === value) ??
      choices?.find(({ id }) => id !== '' && value.startsWith(`${id} `));
    return item?.name ?? (value || t('bulk.empty'));
  };
  if (!preview) return <p role="status">{t('bulk.working')}</p>;
  const { changes, total, samples } = preview;
  return (
    <>
      <p role="status">
        {changes === 0
          ? t('bulk.none')
          : t('bulk.preview', {
              changes: changes.toLocaleString('en-US'),
              same: (total - changes).toLocaleString('en-US'),
            })}
      </p>
      <ScrollList className="bulk-list" name={t('bulk.title', { n: total })}>
        {samples.map(({ id, name, before, after, against }) => (
          <li key={id}>
            <span className="clip">
              {against ? <LevelIcon level={against === 'stop' ? 'stop' : 'warn'} /> : null}{' '}
              {name || t('template.unnamed')}
            </span>
            <span className="bulk-change">
              <del className="quiet">{shown(before)}</del> → <ins>{shown(after)}</ins>
            </span>
          </li>
        ))}
        {changes > samples.length ? (
          <li className="quiet">
            {t('bulk.more', { n: (changes - samples.length).toLocaleString('en-US') })}
          </li>
        ) : null}
      </ScrollList>
    </>
  );
};
