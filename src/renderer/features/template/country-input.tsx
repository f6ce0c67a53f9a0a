/** Countries and regions by name or code; the four that are asked for daily come first. */

import { useCallback, useMemo } from 'react';
import { countryCodes } from '#domain/region/countries';
import { type FieldPath, readField } from '#domain/template/fields';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Combo } from '../../parts/combo.tsx';
import { hintsId, worstAt } from './field-row.tsx';
import { useForm } from './form-context.ts';

const daily = ['CN', 'HK', 'MO', 'TW'] as const;

export const CountryInput = ({ path }: { readonly path: FieldPath }) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  const { fields, edit, findingsAt } = useForm();
  const value = String(readField(fields, path));
  const items = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const others = countryCodes
      .filter((code) => !(daily as readonly string[]).includes(code))
      .map((code) => ({ id: code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, language));
    const known = [...daily.map((code) => ({ id: code, name: t(`country.${code}`) })), ...others];
    // What came in from elsewhere stays visible even when it is no country.
    return value === '' || known.some((item) => item.id === value)
      ? known
      : [{ id: value, name: value }, ...known];
  }, [language, t, value]);
  const onChange = useCallback((code: string) => edit(path, code), [edit, path]);
  return (
    <Combo
      key={language}
      id={`field-${path}`}
      name={say.field(path)}
      value={value}
      items={items}
      className={worstAt(findingsAt(path))}
      describedBy={hintsId(path)}
      onChange={onChange}
    />
  );
};
