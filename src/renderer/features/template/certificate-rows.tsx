/** The certificate: its type, number and days. */

import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { proposeTypes } from '#domain/certificate/table';
import { type CertificateType, individualTypes, organizationTypes } from '#domain/certificate/type';
import { checkNumber } from '#domain/number/check-number';
import { formatNumber, maskNumber } from '#domain/number/format-number';
import type { FieldPath } from '#domain/template/fields';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { EyeIcon, EyeOffIcon } from '../../look/icons.tsx';
import { IconButton } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { CountryInput } from './country-input.tsx';
import { FieldRow, GrowInput, hintsId, worstAt } from './field-row.tsx';
import { useForm, useTyped } from './form-context.ts';
import { LooseDate } from './loose-date.tsx';

export const CertificateRows = () => {
  const t = useText();
  const { fields } = useForm();
  return (
    <>
      <TypeRow />
      <NumberRow />
      <FieldRow label={t('form.paperName')} htmlFor="field-certificate.name" paths={['certificate.name']}>
        <GrowInput path="certificate.name" placeholder={t('form.paperNameHint')} />
      </FieldRow>
      <FieldRow
        label={t('form.validity')}
        htmlFor="field-certificate.issued"
        paths={['certificate.issued', 'certificate.expires']}
      >
        <LooseDate path="certificate.issued" />
        <LooseDate path="certificate.expires" allowLongTerm />
      </FieldRow>
      {fields.holderKind === 'individual' ? (
        <FieldRow
          label={t('form.nationality')}
          htmlFor="field-certificate.nationality"
          paths={['certificate.nationality']}
        >
          <CountryInput path="certificate.nationality" />
        </FieldRow>
      ) : null}
    </>
  );
};

const TypeRow = () => {
  const t = useText();
  const say = useSayer();
  const { fields, target, edit, findingsAt } = useForm();
  const path: FieldPath = 'certificate.type';
  const { holderKind, country } = fields;
  const { nationality } = fields.certificate;
  const groups = useMemo(() => {
    const proposed = proposeTypes({ holderKind, country, nationality }).filter(
      (type) => target.codes[type] !== undefined,
    );
    const all: readonly CertificateType[] = [
      ...(holderKind === 'individual'
        ? [...individualTypes, ...organizationTypes]
        : [...organizationTypes, ...individualTypes]),
      'QT',
    ];
    const item = (type: CertificateType) => ({ id: type, name: say.certificate(type), detail: type });
    return [
      { name: t('form.proposed'), items: proposed.map(item) },
      { name: t('form.otherTypes'), items: all.filter((type) => !proposed.includes(type)).map(item) },
    ];
  }, [holderKind, country, nationality, target, say, t]);
  const onChange = useCallback((type: string) => edit(path, type), [edit]);
  return (
    <FieldRow label={t('form.paperType')} htmlFor={`field-${path}`} paths={[path]}>
      <Choice
        id={`field-${path}`}
        className={`wide ${fields.certificate.type === '' ? '' : worstAt(findingsAt(path))}`}
        name={t('form.paperType')}
        placeholder={t('form.choose')}
        value={fields.certificate.type}
        describedBy={hintsId(path)}
        groups={groups}
        onChange={onChange}
      />
    </FieldRow>
  );
};

/** Typed as it is; grouped for reading when asked to show, masked while nobody works on it. */
const NumberRow = () => {
  const t = useText();
  const say = useSayer();
  const { fields, edit, flush, findingsAt, noteNumberShown } = useForm();
  const path: FieldPath = 'certificate.number';
  const [isTyping, setTyping] = useState(false);
  const [isShown, setShown] = useState(false);
  const { type } = fields.certificate;
  const number = String(useTyped(path));
  const worst = number === '' ? '' : worstAt(findingsAt(path));
  const shown = () => (type === '' ? number : formatNumber(type, checkNumber(type, number).compact));
  return (
    <FieldRow label={t('form.number')} htmlFor={`field-${path}`} paths={[path]}>
      <div className="field-number">
        <input
          id={`field-${path}`}
          className={`box num ${worst}`}
          aria-label={say.field(path)}
          aria-invalid={worst === 'stop'}
          aria-describedby={hintsId(path)}
          autoComplete="off"
          spellCheck={false}
          value={isTyping ? number : isShown ? (worst === 'stop' ? number : shown()) : maskNumber(number)}
          onFocus={({ currentTarget: input }) => {
            // The whole number replaces the masked one before the next key, selected as after Tab.
            flushSync(() => setTyping(true));
            input.select();
            if (number !== '') noteNumberShown();
          }}
          onBlur={() => {
            setTyping(false);
            flush();
          }}
          onChange={(event) => edit(path, event.target.value)}
        />
        <IconButton
          size="small"
          name={t(isShown ? 'form.hideNumber' : 'form.showNumber')}
          icon={isShown ? <EyeOffIcon /> : <EyeIcon />}
          isDisabled={number === ''}
          onPress={() => {
            if (!isShown) noteNumberShown();
            setShown(!isShown);
          }}
        />
      </div>
      {isTyping || isShown ? <NumberFacts /> : null}
    </FieldRow>
  );
};

/** Birth date, sex and division that the number holds: to be compared with the paper, while the number is on screen. */
const NumberFacts = () => {
  const t = useText();
  const { fields } = useForm();
  const { type, number } = fields.certificate;
  const { valid, parts } = type === '' ? { valid: false, parts: {} } : checkNumber(type, number);
  const { birthDate, sex, region } = parts as Record<string, string | undefined>;
  const facts = [
    birthDate,
    sex === 'male' || sex === 'female' ? t(`form.sex.${sex}`) : '',
    type === 'SFZ' ? region : '',
  ].filter(Boolean);
  return valid && birthDate ? <p className="field-note tabular number-facts">{facts.join(' · ')}</p> : null;
};
