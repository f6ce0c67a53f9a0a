/** All fields of a template, in the order of the registrar's own form. */

import { type KeyboardEvent, type ReactNode, useCallback, useMemo } from 'react';
import type { TemplateFields } from '#domain/template/fields';
import { registrarIdOf, withRegistrarId } from '#domain/template/registrar-id';
import { isMac, keyName } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { Choice } from '../../parts/choice.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { useReadForm } from '../reading/read-context.ts';
import { focusedField, TakeBar } from '../reading/take-bar.tsx';
import { noteKey } from './came-by-tab.ts';
import { CertificateRows } from './certificate-rows.tsx';
import { CountryInput } from './country-input.tsx';
import { DomainsRow } from './domains-row.tsx';
import { AreaRow, BilingualRow, FieldRow, GrowRow, TextInput, TextRow } from './field-row.tsx';
import { useForm, useTyped } from './form-context.ts';
import { Questions } from './questions.tsx';
import { settledTags, typedTags } from './typed-value.ts';
import './template-form.css';

export const TemplateForm = ({
  template,
  children,
}: {
  readonly template: string;
  readonly children: ReactNode;
}) => {
  const t = useText();
  const takeByKey = useTakeByKey();
  return (
    <form
      className="template-form scrolls"
      aria-label={t('form.name')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => {
        noteKey(event.key);
        takeByKey(event);
      }}
      onPointerDownCapture={() => noteKey('')}
    >
      <TakeBar template={template} />
      <h2>{t('form.holderGroup')}</h2>
      <KindRow />
      <HolderRows />
      <h2>{t('form.paperGroup')}</h2>
      <CertificateRows />
      <h2>{t('form.contactGroup')}</h2>
      <ContactRows />
      <h2>{t('form.questions')}</h2>
      <Questions />
      <h2>{t('form.officeGroup')}</h2>
      <OfficeRows />
      {children}
    </form>
  );
};

/** Before a drop-down takes the key for itself. */
const useTakeByKey = () => {
  const { take } = useReadForm();
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || keyName(event.nativeEvent, isMac()) !== 'alt+enter') return;
    const path = focusedField();
    if (!path || !take(path)) return;
    event.preventDefault();
    event.stopPropagation();
  };
};

const KindRow = () => {
  const t = useText();
  const { fields, edit } = useForm();
  const groups = useMemo(
    () => [
      {
        name: '',
        items: (['individual', 'organization'] as const).map((kind) => ({
          id: kind,
          name: t(`holderKind.${kind}`),
        })),
      },
    ],
    [t],
  );
  const onChange = useCallback((kind: string) => edit('holderKind', kind), [edit]);
  return (
    <FieldRow label={t('form.kind')} htmlFor="field-holderKind" paths={['holderKind', 'country']}>
      <Choice
        id="field-holderKind"
        className="wide"
        name={t('form.kind')}
        value={fields.holderKind}
        groups={groups}
        onChange={onChange}
      />
      <CountryInput path="country" />
    </FieldRow>
  );
};

const HolderRows = () => {
  const t = useText();
  const { fields } = useForm();
  const isPerson = fields.holderKind === 'individual';
  return (
    <>
      <BilingualRow base="holder" label={t(isPerson ? 'form.personName' : 'form.organizationName')} />
      <BilingualRow base="contact" label={t('form.contact')} />
    </>
  );
};

const ContactRows = () => {
  const t = useText();
  const { fields, edit } = useForm();
  return (
    <>
      <BilingualRow base="province" label={t('form.province')} />
      <BilingualRow base="city" label={t('form.city')} />
      <BilingualRow base="address" label={t('form.address')} />
      <TextRow path="postalCode" label={t('form.postalCode')} className="num" inputMode="numeric" />
      <FieldRow
        label={t('form.phone')}
        htmlFor="field-phone.number"
        paths={['phone.country', 'phone.number', 'phone.extension']}
      >
        <div className="field-phone">
          <span aria-hidden="true">+</span>
          <TextInput path="phone.country" className="num" inputMode="numeric" />
          <TextInput path="phone.number" className="num" inputMode="tel" />
          <TextInput path="phone.extension" className="num" placeholder={t('form.extensionHint')} />
        </div>
      </FieldRow>
      <GrowRow path="email" label={t('form.email')} inputMode="email" />
      <FieldRow label="" paths={['emailVerified']}>
        <TickBox
          id="field-emailVerified"
          isSelected={fields.emailVerified}
          onChange={(on) => edit('emailVerified', on)}
        >
          {t('form.emailVerified')}
        </TickBox>
      </FieldRow>
    </>
  );
};

const OfficeRows = () => {
  const t = useText();
  return (
    <>
      <DomainsRow />
      <RegistrarIdRow />
      <GrowRow path="customer" label={t('form.customer')} />
      <TagsRow />
      <AreaRow path="notes" label={t('form.notes')} />
    </>
  );
};

/** One id for the registrar that the template goes to now; those of others are kept. */
const RegistrarIdRow = () => {
  const t = useText();
  const { target, edit, flush } = useForm();
  const ids = useTyped('registrarIds') as TemplateFields['registrarIds'];
  return (
    <FieldRow label={t('form.registrarId')} htmlFor="field-registrarIds" paths={['registrarIds']}>
      <input
        id="field-registrarIds"
        className="box num"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('form.registrarIdHint')}
        value={registrarIdOf({ registrarIds: ids }, target)}
        onChange={(event) => edit('registrarIds', withRegistrarId(ids, target, event.target.value))}
        onBlur={flush}
      />
    </FieldRow>
  );
};

const TagsRow = () => {
  const t = useText();
  const { edit, flush } = useForm();
  const tags = useTyped('tags') as readonly string[];
  return (
    <FieldRow label={t('form.tags')} htmlFor="field-tags" paths={['tags']}>
      <input
        id="field-tags"
        className="box"
        autoComplete="off"
        placeholder={t('form.tagsHint')}
        value={tags.join(', ')}
        onChange={(event) => edit('tags', typedTags(event.target.value))}
        onBlur={() => {
          edit('tags', settledTags(tags));
          flush();
        }}
      />
    </FieldRow>
  );
};
