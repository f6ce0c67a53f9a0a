/** A day typed freely. Only a whole, existing day reaches the template; anything else stays visible and says so. */

import { useId, useState } from 'react';
import { isCalendarDate } from '#domain/date/calendar-date';
import { type FieldPath, readField } from '#domain/template/fields';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { hintsId, worstAt } from './field-row.tsx';
import { useForm } from './form-context.ts';
import { readDay } from './read-day.ts';

export const LooseDate = ({
  path,
  allowLongTerm = false,
}: {
  readonly path: FieldPath;
  readonly allowLongTerm?: boolean;
}) => {
  const t = useText();
  const name = useSayer().field(path);
  const { fields, edit, flush, findingsAt } = useForm();
  const note = useId();
  const stored = String(readField(fields, path));
  /** What stands in the input while it is no day yet. */
  const [loose, setLoose] = useState<string | null>(null);
  const isLongTerm = stored === 'long-term';
  const worst = worstAt(findingsAt(path));
  const isBad = loose !== null && loose !== '' && readDay(loose, allowLongTerm) === null;
  return (
    <div className="field-date">
      <input
        id={`field-${path}`}
        className={`box num ${isBad ? 'stop' : stored === '' ? '' : worst}`}
        aria-label={name}
        aria-invalid={isBad || (stored !== '' && worst === 'stop')}
        aria-describedby={`${note} ${hintsId(path)}`}
        autoComplete="off"
        placeholder={allowLongTerm ? t('form.dayOrLong') : t('form.day')}
        title={name}
        value={loose ?? (isLongTerm ? t('form.longTerm') : stored)}
        onChange={(event) => {
          const text = event.target.value;
          setLoose(text);
          const day = readDay(text, allowLongTerm);
          if (text === '' || (day !== null && (isCalendarDate(text) || day === 'long-term')))
            edit(path, text === '' ? '' : day);
        }}
        onBlur={() => {
          const day = readDay(loose ?? '', allowLongTerm);
          if (day !== null) edit(path, day);
          if (day !== null || loose === '') setLoose(null);
          flush();
        }}
      />
      {isBad ? (
        <p className="field-note ink-stop" id={note}>
          {t('form.notADay')}
        </p>
      ) : null}
    </div>
  );
};
