/** Every finding of a template, most serious first. Arrows select, Enter goes there, R makes the first repair, or what else one key can do. */

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Finding, Repair } from '#domain/finding/finding';
import { type Action, useActions } from '../../app/actions.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon } from '../../look/icons.tsx';
import { Kbd } from '../../parts/button.tsx';
import { type FactAnswer, factKeys, factOf, heldAs } from './fact-answers.tsx';
import { FindingLine, listAllWith } from './finding-line.tsx';
import { focusField, focusFindings } from './focus.ts';
import { useForm } from './form-context.ts';
import { findingKey, useLit } from './lit.ts';
import { useRemedies } from './use-remedies.ts';
import type { OpenTemplate } from './use-template.ts';
import './findings-strip.css';

/** A list of thousands of domains can give thousands of findings: the first are shown, the others counted. */
const shownAtMost = 100;

export const FindingsStrip = ({
  open,
  onRepair: repairField,
}: {
  readonly open: OpenTemplate;
  readonly onRepair: (repair: Repair) => void;
}) => {
  const { edit, flush } = useForm();
  const t = useText();
  const findings = useMemo(() => open.findings.slice(0, shownAtMost), [open.findings]);
  const more = open.findings.length - findings.length;
  const remedyOf = useRemedies(open);
  const lit = useLit();
  const list = useRef<HTMLUListElement>(null);
  const selected = Math.max(
    0,
    findings.findIndex((finding) => findingKey(finding) === lit.key),
  );
  useFollow(list, selected, lit.key);
  const goOn = useGoOn(open, (finding) => lit.light(finding));
  const onRepair = (finding: Finding, repair: Repair) => {
    goOn(findings.indexOf(finding));
    repairField(repair);
  };
  const count = (level: Finding['level']) =>
    open.findings.filter((finding) => finding.level === level).length;
  const repairSelected = () => {
    const finding = findings[selected];
    const repair = finding?.repairs[0];
    if (finding && repair) onRepair(finding, repair);
    else if (finding) remedyOf(finding)?.run();
  };
  const move = (step: number) => {
    const next = Math.max(0, Math.min(findings.length - 1, lit.key === null ? 0 : selected + step));
    if (findings[next]) lit.light(findings[next]);
    list.current?.querySelectorAll<HTMLElement>('.finding-go')[next]?.focus();
  };
  const repairHere = () => {
    const path = document.activeElement?.id.replace(/^field-/, '');
    const here = findings.find(
      (finding) => 'field' in finding.at && finding.at.field === path && finding.repairs.length > 0,
    );
    const repair = here?.repairs[0];
    if (here && repair) onRepair(here, repair);
    else repairSelected();
  };
  /** The line goes with its answer: the work goes on at the next question. */
  const answer = (finding: Finding | undefined, given: FactAnswer) => {
    const path = finding ? factOf(finding) : null;
    if (!finding || path === null) return;
    edit(path, heldAs(path, given));
    flush();
    const at = findings.indexOf(finding);
    const others = findings
      .map((_, index) => index)
      .filter((index) => index !== at && factOf(findings[index]!));
    const next = others.find((index) => index > at) ?? others.at(-1);
    if (next === undefined) return;
    lit.light(findings[next]!);
    list.current?.querySelectorAll<HTMLElement>('.finding-go')[next]?.focus();
  };
  const isAsked = () => findings[selected] !== undefined && factOf(findings[selected]) !== null;
  const can = () => findings.length > 0;
  useActions([
    {
      id: 'template.repair',
      group: 'template',
      text: 'action.findingRepair',
      keys: ['r'],
      can: () => {
        const finding = findings[selected];
        return finding !== undefined && (finding.repairs.length > 0 || remedyOf(finding) !== null);
      },
      run: repairSelected,
    },
    ...(['yes', 'no'] as const).map(
      (given): Action => ({
        id: `template.answer-${given}`,
        group: 'template',
        text: given === 'yes' ? 'action.answerYes' : 'action.answerNo',
        keys: [factKeys[given]],
        can: isAsked,
        run: () => answer(findings[selected], given),
      }),
    ),
    {
      id: 'template.repair-field',
      group: 'template',
      text: 'action.findingRepairField',
      keys: ['alt+r'],
      can,
      run: repairHere,
    },
    {
      id: 'template.next-finding',
      group: 'template',
      text: 'action.findings',
      keys: ['f'],
      can,
      run: () => move(0),
    },
    {
      id: 'template.all-with-finding',
      group: 'template',
      text: 'action.allWithFinding',
      keys: ['l'],
      can,
      run: () => findings[selected] && listAllWith(findings[selected]),
    },
    {
      id: 'template.move-finding',
      group: 'template',
      text: 'action.findingMove',
      keys: ['arrowup', 'arrowdown'],
    },
    { id: 'template.show-finding', group: 'template', text: 'action.findingShow', keys: ['space'] },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isShow = event.key === ' ' && (event.target as HTMLElement).matches('.finding-go');
    if (step === 0 && !isShow) return;
    event.preventDefault();
    if (step !== 0) move(step);
    else document.getElementById('picture-panel')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className="findings" id="findings" tabIndex={-1} aria-label={t('findings.name')}>
      <div className="findings-head">
        <h2>{t('findings.name')}</h2>
        {count('stop') > 0 ? (
          <span className="ink-stop">{t('findings.stops', { n: count('stop') })}</span>
        ) : null}
        {count('warn') > 0 ? (
          <span className="ink-warn">{t('findings.warns', { n: count('warn') })}</span>
        ) : null}
        {count('note') > 0 ? <span>{t('findings.notes', { n: count('note') })}</span> : null}
        <span className="findings-keys" aria-hidden="true">
          <Kbd>↑↓</Kbd> {t('findings.choose')} <Kbd>R</Kbd> {t('findings.repair')} <Kbd>Space</Kbd>{' '}
          {t('findings.show')}
        </span>
      </div>
      {findings.length === 0 ? (
        <p className="findings-none ink-good">
          <GoodIcon /> {t('findings.none')}
        </p>
      ) : (
        <ul ref={list} className="scrolls" onKeyDown={onKeyDown}>
          {findings.map((finding, index) => (
            <FindingLine
              key={findingKey(finding)}
              finding={finding}
              isSelected={index === selected}
              onSelect={() => lit.light(finding)}
              onRepair={(repair) => onRepair(finding, repair)}
              template={open.id}
              fields={open.draft.fields}
              onAnswer={(given) => answer(finding, given)}
              remedy={finding.repairs.length > 0 ? null : remedyOf(finding)}
            />
          ))}
          {more > 0 ? <li className="findings-more quiet">{t('findings.more', { n: more })}</li> : null}
        </ul>
      )}
    </section>
  );
};

/**
 * A line goes with its repair: the cursor goes on to what stands in its place then, in the form if it came from there, and to the next
 * step where nothing is left.
 */
const useGoOn = (open: OpenTemplate, onNext: (finding: Finding) => void): ((at: number) => void) => {
  const left = useRef<{
    readonly at: number;
    readonly was: readonly Finding[];
    readonly inForm: boolean;
  } | null>(null);
  useEffect(() => {
    if (!left.current || left.current.was === open.findings) return;
    const { at, inForm } = left.current;
    left.current = null;
    const next = open.findings[Math.min(at, open.findings.length - 1, shownAtMost - 1)];
    if (next) onNext(next);
    const isInField = next !== undefined && 'field' in next.at && next.level !== 'note';
    if (!inForm || !isInField || !focusField(next.at.field)) focusFindings(at);
  });
  return (at) => {
    const inForm = document.activeElement?.id.startsWith('field-') ?? false;
    left.current = { at, was: open.findings, inForm };
  };
};

/** A finding lit from elsewhere comes into sight. */
const useFollow = (list: RefObject<HTMLUListElement | null>, selected: number, key: string | null): void => {
  useEffect(() => {
    if (key !== null) list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [list, selected, key]);
};
