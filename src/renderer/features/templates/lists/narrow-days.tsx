/** Days on which templates were made, changed or handed over. */
import type { Narrow } from '#contract/schemas';
import { isCalendarDate } from '#domain/date/calendar-date';
import { useStatus } from '../../../app/queries.ts';
import { useText } from '../../../app/use-text.ts';
import { Choice } from '../../../parts/choice.tsx';

type Days = NonNullable<Narrow['days']>;

const kinds = ['created', 'changed', 'submitted'] as const;
const any = 'any';

export const NarrowDays = ({
  only,
  onOnly,
}: {
  readonly only: Narrow;
  readonly onOnly: (next: Narrow) => void;
}) => {
  const t = useText();
  const today = useStatus()?.today ?? '';
  const { days } = only;
  const choose = (kind: string) => {
    const { days: _gone, ...others } = only;
    const of = kinds.find((one) => one === kind);
    // Today is what is asked for most; both ends can be moved.
    onOnly(of ? { ...others, days: { ...(days ?? { from: today, to: today }), of } } : others);
  };
  const end = (which: 'from' | 'to') =>
    days === undefined ? null : (
      <input
        type="date"
        className="box narrow-day"
        aria-label={t(`narrow.${which}`)}
        value={days[which] ?? ''}
        max={which === 'from' ? days.to : undefined}
        min={which === 'to' ? days.from : undefined}
        onChange={({ target: { value } }) => {
          const { [which]: _gone, ...others } = days;
          const next: Days = isCalendarDate(value) ? { ...others, [which]: value } : others;
          onOnly({ ...only, days: next });
        }}
      />
    );
  return (
    <>
      <Choice
        id="narrow-days"
        name={t('narrow.days')}
        className={days === undefined ? 'narrow' : 'narrow on'}
        value={days?.of ?? ''}
        placeholder={t('narrow.days')}
        groups={[
          {
            name: '',
            items: [
              { id: any, name: t('narrow.any') },
              ...kinds.map((kind) => ({ id: kind, name: t(`narrow.day.${kind}`) })),
            ],
          },
        ]}
        onChange={choose}
      />
      {days === undefined ? null : (
        <span className="narrow-range">
          {end('from')}
          <span aria-hidden="true">–</span>
          {end('to')}
        </span>
      )}
    </>
  );
};
