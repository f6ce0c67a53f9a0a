/** All words of the desk that more than one host says, by language. The window's own words lie with the renderer. */
import { certificates as certificatesEn } from './en/certificates.ts';
import { failures as failuresEn } from './en/failures.ts';
import { faults as faultsEn } from './en/faults.ts';
import { fields as fieldsEn } from './en/fields.ts';
import { findings as findingsEn } from './en/findings.ts';
import { guide as guideEn } from './en/guide.ts';
import { labels as labelsEn } from './en/labels.ts';
import type { Language } from './language.ts';
import { certificates } from './zh-CN/certificates.ts';
import { failures } from './zh-CN/failures.ts';
import { faults } from './zh-CN/faults.ts';
import { fields } from './zh-CN/fields.ts';
import { findings } from './zh-CN/findings.ts';
import { guide } from './zh-CN/guide.ts';
import { labels } from './zh-CN/labels.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

const chinese = { certificates, failures, faults, fields, findings, guide, labels };
const english: Words<typeof chinese> = {
  certificates: certificatesEn,
  failures: failuresEn,
  faults: faultsEn,
  fields: fieldsEn,
  findings: findingsEn,
  guide: guideEn,
  labels: labelsEn,
};

export const catalogue: Readonly<Record<Language, Words<typeof chinese>>> = { 'zh-CN': chinese, en: english };
