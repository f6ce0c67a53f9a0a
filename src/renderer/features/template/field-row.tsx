/** One line of the form: label, inputs, and under them what is wrong and how to mend it. */

import type { FocusEvent, InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import type { Finding, FindingLevel, Repair } from '#domain/finding/finding';
import type { FieldPath } from '#domain/template/fields';
import { isMac, showKeys } from '../../app/keys.ts';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LevelIcon } from '../../parts/level.tsx';
import { FieldCut, PrintedCut, ProposalHint } from '../reading/proposal-hint.tsx';
import { useReadForm } from '../reading/read-context.ts';
import { cameByTab } from './came-by-tab.ts';
import { RepairButton } from './change.tsx';
import { focusField } from './focus.ts';
import { useForm, useTyped } from './form-context.ts';
import { useLit } from './lit.ts';
import { oneLine } from './typed-value.ts';

export const FieldRow = ({
  label,
  htmlFor,
  paths,
  children,
}: {
  readonly label: string;
  readonly htmlFor?: string;
  readonly paths: readonly FieldPath[];
  readonly children: ReactNode;
}) => {
  const lit = useLit();
  const form = useForm();
  const isLit = paths.some(
    (path) => lit.finding && 'field' in lit.finding.at && lit.finding.at.field === path,
  );
  const light = ({ target }: FocusEvent<HTMLElement>) => {
    lit.lightField(paths.find((path) => target.id === `field-${path}`) ?? null);
    const [first] = isLit ? [] : paths.flatMap((path) => form.findingsAt(path));
    if (first) lit.light(first);
  };
  return (
    <div className={`field-row ${isLit ? 'lit' : ''}`} onFocus={light}>
      {htmlFor ? (
        <label className="field-label" htmlFor={htmlFor}>
          {label}
        </label>
      ) : (
        <span className="field-label">{label}</span>
      )}
      <div className="field-inputs">{children}</div>
      {paths.map((path) => (
        <FieldHints key={path} path={path} />
      ))}
    </div>
  );
};

/** Id of the sentences under a field, for screen readers. */
export const hintsId = (path: FieldPath): string => `hints-${path}`;

export const FieldHints = ({ path }: { readonly path: FieldPath }) => {
  const say = useSayer();
  const form = useForm();
  const findings = form.findingsAt(path);
  const lit = useLit();
  const value = useTyped(path);
  /** One that was offered for what stood here before the newest key is gone at once: Tab must not land on it. */
  const still = ({ field, from }: Repair) => field !== path || from === value;
  /** The button goes with its finding: the work goes on in the field that it mended. */
  const repairHere = (repair: Repair) => {
    form.repair(repair);
    focusField(repair.field);
  };
  // An empty field says what it is by its place; the list below says that it is missing.
  const isOffered = useReadForm().proposals.some((proposal) => proposal.path === path);
  const shown = findings
    .filter(
      (finding) => finding.level !== 'note' && (value !== '' || (finding.repairs.length > 0 && !isOffered)),
    )
    .slice(0, 2);
  return (
    <div className="field-hints" id={hintsId(path)}>
      <ProposalHint path={path} />
      {value !== '' && !shown.some(hasPrint) ? <FieldCut path={path} /> : null}
      {shown.map((finding) => (
        <div key={finding.code} className={`field-hint ink-${finding.level}`}>
          <LevelIcon level={finding.level} />
          <span>
            <PrintedCut finding={finding} /> {say.finding(finding)}{' '}
            {finding.repairs
              .filter(still)
              .slice(0, 2)
              .map((repair, at) => (
                <RepairButton
                  key={`${repair.field}-${repair.to}`}
                  repair={repair}
                  onRepair={repairHere}
                  {...(at === 0 && lit.finding === finding ? { keys: showKeys('alt+r', isMac()) } : {})}
                />
              ))}
          </span>
        </div>
      ))}
    </div>
  );
};

/** Its sentence shows the piece of the scan already. */
const hasPrint = ({ at }: Finding): boolean => 'field' in at && at.printed !== undefined;

export const worstAt = (findings: readonly { readonly level: FindingLevel }[]): FindingLevel | '' =>
  findings.some((finding) => finding.level === 'stop')
    ? 'stop'
    : findings.some((finding) => finding.level === 'warn')
      ? 'warn'
      : '';

type TextInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'name'> & {
  readonly path: FieldPath;
};

/** An input bound to one field of the draft. */
export const TextInput = ({ path, className = '', ...more }: TextInputProps) => {
  const form = useForm();
  const say = useSayer();
  const value = String(useTyped(path) ?? '');
  const worst = value === '' ? '' : worstAt(form.findingsAt(path));
  return (
    <input
      {...more}
      id={`field-${path}`}
      className={`box ${worst} ${className}`}
      aria-label={say.field(path)}
      aria-invalid={worst === 'stop'}
      aria-describedby={hintsId(path)}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => form.edit(path, event.target.value)}
      onBlur={form.flush}
    />
  );
};

type GrowInputProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'name'> & {
  readonly path: FieldPath;
};

/** As high as its text: names and addresses are compared letter by letter, so nothing of them is ever cut. One line of text, in as many rows as it needs. */
export const GrowInput = ({ path, className = '', ...more }: GrowInputProps) => {
  const form = useForm();
  const say = useSayer();
  const value = String(useTyped(path) ?? '');
  const worst = value === '' ? '' : worstAt(form.findingsAt(path));
  return (
    <textarea
      {...more}
      id={`field-${path}`}
      className={`box grows ${worst} ${className}`}
      rows={1}
      aria-label={say.field(path)}
      aria-invalid={worst === 'stop'}
      aria-describedby={hintsId(path)}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onFocus={({ currentTarget }) => {
        if (cameByTab()) currentTarget.select();
      }}
      onChange={({ target, nativeEvent }) => {
        // Enter breaks no line, alone or with other keys, which have their own work.
        if ('inputType' in nativeEvent && nativeEvent.inputType === 'insertLineBreak') return;
        form.edit(path, oneLine(target.value));
      }}
      onBlur={form.flush}
    />
  );
};

export const TextRow = ({
  path,
  label,
  ...more
}: { readonly path: FieldPath; readonly label: string } & Partial<TextInputProps>) => (
  <FieldRow label={label} htmlFor={`field-${path}`} paths={[path]}>
    <TextInput {...more} path={path} />
  </FieldRow>
);

export const GrowRow = ({
  path,
  label,
  ...more
}: { readonly path: FieldPath; readonly label: string } & Partial<GrowInputProps>) => (
  <FieldRow label={label} htmlFor={`field-${path}`} paths={[path]}>
    <GrowInput {...more} path={path} />
  </FieldRow>
);

/** The same fact in Chinese and in Latin letters, side by side. */
export const BilingualRow = ({
  base,
  label,
}: {
  readonly base: 'holder' | 'contact' | 'province' | 'city' | 'address';
  readonly label: string;
}) => {
  const t = useText();
  return (
    <FieldRow label={label} htmlFor={`field-${base}.zh`} paths={[`${base}.zh`, `${base}.en`]}>
      <GrowInput path={`${base}.zh`} placeholder={t('form.chinese')} lang="zh-CN" />
      <GrowInput path={`${base}.en`} placeholder={t('form.english')} lang="en" />
    </FieldRow>
  );
};

export const AreaRow = ({ label, path }: { readonly label: string; readonly path: FieldPath }) => {
  const form = useForm();
  const value = String(useTyped(path) ?? '');
  return (
    <FieldRow label={label} htmlFor={`field-${path}`} paths={[path]}>
      <div className="field-area">
        <textarea
          id={`field-${path}`}
          className="box"
          rows={2}
          value={value}
          aria-describedby={hintsId(path)}
          spellCheck={false}
          onChange={(event) => form.edit(path, event.target.value)}
          onBlur={form.flush}
        />
      </div>
    </FieldRow>
  );
};
