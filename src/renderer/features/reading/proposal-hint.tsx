/** Under an empty field: what was read for it, with the piece of the scan that says so. */
import { useCallback } from 'react';
import type { CertificateType } from '#domain/certificate/type';
import type { Finding } from '#domain/finding/finding';
import type { Scan } from '#domain/picture/picture';
import { cornersOf } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import { isNo, isYes } from '#domain/question/answer';
import { isOfNumber } from '#domain/reading/number-proposals';
import type { Proposal } from '#domain/reading/proposals';
import type { FormValue } from '#domain/reading/read-for-form';
import type { FieldPath, HolderKind } from '#domain/template/fields';
import { isMac, showKeys } from '../../app/keys.ts';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { type Say, useText } from '../../app/use-text.ts';
import { TickIcon, WarnIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { focusField } from '../template/focus.ts';
import { useTyped } from '../template/form-context.ts';
import { useLit } from '../template/lit.ts';
import { CutOut } from './cut-out.tsx';
import { useReadForm } from './read-context.ts';
import './reading.css';

const hintCut = { height: 22, most: 240 };

export const ProposalHint = ({ path }: { readonly path: FieldPath }) => {
  const { proposals } = useReadForm();
  const typed = useTyped(path);
  const proposal = proposals.find((one) => one.path === path);
  // Gone with the first letter that is typed over it.
  return proposal && String(typed) === proposal.from ? <Offer proposal={proposal} /> : null;
};

const Offer = ({ proposal }: { readonly proposal: Proposal }) => {
  const t = useText();
  const words = useValueWords();
  const lit = useLit();
  const { take, scanOf } = useReadForm();
  const { path, value, unsure, state, at, derivedFrom } = proposal;
  const scan = at ? scanOf(at.scanId) : undefined;
  const isSure = state === 'certain';
  return (
    <div className={`field-hint proposal ${isSure ? '' : 'unsure'}`}>
      {isSure ? <TickIcon className="ink-good" /> : <WarnIcon className="ink-warn" />}
      <span className="proposal-body">
        {scan && at ? <CutOut scan={scan} at={at} size={hintCut} /> : null}
        <Button
          size="small"
          excludeFromTabOrder
          onPress={() => {
            take(path);
            // The button goes with its proposal.
            focusField(path);
          }}
        >
          <span className="repair-text">
            {t('repair.fillIn')}{' '}
            <span className="num">
              <MarkedText text={words(path, value)} at={words(path, value) === value ? unsure : []} />
            </span>
          </span>
          {lit.field === path ? <Kbd>{showKeys('alt+enter', isMac())}</Kbd> : null}
        </Button>
        <span className={isSure ? 'quiet' : 'ink-warn'}>
          {isSure
            ? derivedFrom === null
              ? ''
              : t('reading.derived')
            : t(isOfNumber(proposal) ? 'reading.ofNumber' : 'reading.lookAgain')}
        </span>
      </span>
    </div>
  );
};

/** While a filled field is worked on: the piece of the scan that it was read from, to be compared letter by letter. */
export const FieldCut = ({ path }: { readonly path: FieldPath }) => {
  const t = useText();
  const lit = useLit();
  const { valueAt, scanOf } = useReadForm();
  const read = lit.field === path ? valueAt(path) : undefined;
  const at = read?.at;
  const scan = at ? scanOf(at.scanId) : undefined;
  if (!scan || !at || !read) return null;
  return (
    <div className="field-hint field-cut">
      <CutOut scan={scan} at={at} size={isOneLine(read.value, at.place, scan.facts) ? fieldCut : linesCut} />
      <span className="quiet">{t('reading.onScan')}</span>
    </div>
  );
};

const fieldCut = { height: 30, most: 290 };
const linesCut = { height: 76, most: 290 };
/** A character is about as wide as it is high: a text of many more than fit into the width of its place stands in several lines. */
const lineSlack = 1.8;

const isOneLine = (text: string, [a, b, , d]: Corners, { width, height }: Scan['facts']): boolean => {
  const long = Math.hypot((b[0] - a[0]) * width, (b[1] - a[1]) * height);
  const high = Math.hypot((d[0] - a[0]) * width, (d[1] - a[1]) * height);
  return [...text].length * high <= lineSlack * long;
};

/** Characters at these places stand out. */
const MarkedText = ({ text, at }: { readonly text: string; readonly at: readonly number[] }) => {
  let place = 0;
  return [...text].map((char) => {
    const from = place;
    place += char.length;
    return at.includes(from) ? <mark key={from}>{char}</mark> : char;
  });
};

/** Values of chosen fields by their names. */
export const useValueWords = (): ((path: FieldPath, value: string) => string) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  return useCallback((path, value) => wordsFor(t, say, language, path, value), [t, say, language]);
};

const wordsFor = (
  t: Say,
  say: ReturnType<typeof useSayer>,
  language: string,
  path: FieldPath,
  value: string,
): string => {
  if (value === '') return '';
  if (path === 'certificate.type' || path === 'filing.type') return say.certificate(value as CertificateType);
  if (path === 'holderKind') return t(`holderKind.${value as HolderKind}`);
  if (value === 'long-term') return t('form.longTerm');
  if (path.startsWith('questions.') && (isYes(value) || isNo(value)))
    return t(isYes(value) ? 'answer.yes' : 'answer.no');
  if (/^[A-Z]{2}$/.test(value) && (path === 'country' || path === 'certificate.nationality'))
    return new Intl.DisplayNames(language, { type: 'region' }).of(value) ?? value;
  return value;
};

/** Beside the sentence of a finding: what the scan says there. */
export const PrintedCut = ({ finding }: { readonly finding: Finding }) => {
  const { scanOf, valueAt } = useReadForm();
  const { at } = finding;
  if (!('field' in at) || !at.printed) return null;
  const scan = scanOf(at.printed.scanId);
  const value: FormValue | undefined = valueAt(at.field);
  const place =
    value?.at?.scanId === at.printed.scanId
      ? value.at
      : { scanId: at.printed.scanId, place: cornersOf(at.printed.region) };
  return scan ? <CutOut scan={scan} at={place} size={hintCut} /> : null;
};
