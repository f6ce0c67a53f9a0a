/** A day typed freely. What is read without doubt is put into the right form on leaving; anything else stays as typed, with its finding. */
import { flushSync } from 'react-dom';
import type { FieldPath } from '#domain/template/fields';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { hintsId, worstAt } from './field-row.tsx';
import { useForm, useTyped } from './form-context.ts';
import { typedDay } from './typed-value.ts';

export const LooseDate = ({
  path,
  allowLongTerm = false,
}: {
  readonly path: FieldPath;
  readonly allowLongTerm?: boolean;
}) => {
  const t = useText();
  const name = useSayer().field(path);
  const { edit, flush, findingsAt } = useForm();
  const stored = String(useTyped(path));
  const worst = stored === '' ? '' : worstAt(findingsAt(path));
  const read = (text: string): string => typedDay(text, allowLongTerm);
  const settle = () => edit(path, read(stored));
  return (
    <div className="field-date">
      <input
        id={`field-${path}`}
        className={`box num ${worst}`}
        aria-label={name}
        aria-invalid={worst === 'stop'}
        aria-describedby={hintsId(path)}
        autoComplete="off"
        placeholder={allowLongTerm ? t('form.dayOrLong') : t('form.day')}
        title={name}
        maxLength={40}
        value={stored === 'long-term' ? t('form.longTerm') : stored}
        onChange={(event) =>
          edit(path, read(event.target.value) === 'long-term' ? 'long-term' : event.target.value)
        }
        onKeyDown={({ key }) => {
          // The repair under the field goes with what it mends: Tab must not land on it first.
          if (key === 'Tab') flushSync(settle);
        }}
        onBlur={() => {
          settle();
          flush();
        }}
      />
    </div>
  );
};
