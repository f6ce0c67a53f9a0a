/** Every finding of a template, most serious first. Arrows select, Enter goes there, R makes the first repair, or what else one key can do. */

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Finding, Repair } from '#domain/finding/finding';
import type { TemplateFields } from '#domain/template/fields';
import type { Sayer } from '#text/say';
import { type Action, useActions } from '../../app/actions.ts';
import { useSayer } from '../../app/language.tsx';
import { type Say, useText } from '../../app/use-text.ts';
import { GoodIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { LevelIcon } from '../../parts/level.tsx';
import { RepairButton } from './change.tsx';
import { type FactAnswer, FactAnswers, factKeys, factOf, heldAs } from './fact-answers.tsx';
import { focusField } from './focus.ts';
import { useForm } from './form-context.ts';
import { findingKey, regionOf, useLit } from './lit.ts';
import { type Remedy, useRemedies } from './use-remedies.ts';
import type { OpenTemplate } from './use-template.ts';
import './findings-strip.css';

/** A list of thousands of domains can give thousands of findings: the first are shown, the others counted. */
const shownAtMost = 100;

export const FindingsStrip = ({
  open,
  onRepair,
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
  const count = (level: Finding['level']) =>
    open.findings.filter((finding) => finding.level === level).length;
  const repairSelected = () => {
    const finding = findings[selected];
    const repair = finding?.repairs[0];
    if (repair) onRepair(repair);
    else if (finding) remedyOf(finding)?.run();
  };
  const move = (step: number) => {
    const next = Math.max(0, Math.min(findings.length - 1, lit.key === null ? 0 : selected + step));
    if (findings[next]) lit.light(findings[next]);
    list.current?.querySelectorAll<HTMLElement>('.finding-go')[next]?.focus();
  };
  const repairField = () => {
    const path = document.activeElement?.id.replace(/^field-/, '');
    const here = findings.find(
      (finding) => 'field' in finding.at && finding.at.field === path && finding.repairs.length > 0,
    );
    const repair = here?.repairs[0];
    if (repair) onRepair(repair);
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
      run: repairField,
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
      id: 'template.move-finding',
      group: 'template',
      text: 'action.findingMove',
      keys: ['arrowup', 'arrowdown'],
    },
    { id: 'template.show-finding', group: 'template', text: 'action.findingShow', keys: ['space'] },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isShow = event.key === ' ' && (event.target as HTMLElement).matches('.finding-go');
    if (step === 0 && !isShow) return;
    event.preventDefault();
    if (step !== 0) move(step);
    else document.getElementById('picture-panel')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className="findings" aria-label={t('findings.name')}>
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
              onRepair={onRepair}
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

/** A finding lit from elsewhere comes into sight. */
const useFollow = (list: RefObject<HTMLUListElement | null>, selected: number, key: string | null): void => {
  useEffect(() => {
    if (key !== null) list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [list, selected, key]);
};

type LineProps = {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onRepair: (repair: Repair) => void;
  readonly fields: TemplateFields;
  readonly onAnswer: (answer: FactAnswer) => void;
  readonly remedy: Remedy | null;
};

const FindingLine = ({ finding, isSelected, onSelect, onRepair, fields, onAnswer, remedy }: LineProps) => {
  const t = useText();
  const say = useSayer();
  const [repair] = finding.repairs;
  const fact = factOf(finding);
  const sentence = say.finding(finding);
  const go = () => {
    onSelect();
    if ('field' in finding.at) focusField(finding.at.field);
    else document.getElementById('picture-panel')?.focus();
  };
  return (
    <li className={`finding ${finding.level} ${isSelected ? 'on' : ''}`}>
      <button
        type="button"
        className="finding-go"
        tabIndex={isSelected ? 0 : -1}
        onFocus={onSelect}
        onClick={go}
      >
        <LevelIcon level={finding.level} />
        <span className="finding-text">
          <span className="unseen">{t(`level.${finding.level}`)}</span>
          {sentence} <span className="finding-where">{whereOf(t, say, finding, sentence)}</span>
        </span>
      </button>
      {repair ? (
        <RepairButton repair={repair} onRepair={onRepair} {...(isSelected ? { keys: 'R' } : {})} />
      ) : null}
      {remedy ? (
        <Button size="small" onPress={remedy.run} {...(isSelected ? { keys: 'R' } : {})}>
          {remedy.name}
        </Button>
      ) : null}
      {!repair && regionOf(finding) ? (
        <Button size="small" onPress={onSelect}>
          {t('action.findingShow')}
        </Button>
      ) : null}
      {fact ? <FactAnswers path={fact} fields={fields} isSelected={isSelected} onAnswer={onAnswer} /> : null}
      {!repair && !fact && 'field' in finding.at ? (
        <Button size="small" look="quiet" onPress={go}>
          {t('findings.go')}
        </Button>
      ) : null}
    </li>
  );
};

/** Place, where the sentence does not name it, requirements, and the rejection that this would have caused. */
const whereOf = (t: Say, say: Sayer, { at, requirements, foresees }: Finding, sentence: string): string =>
  [
    sentence.includes(say.place({ at })) ? '' : say.place({ at }),
    requirements.join(' '),
    foresees[0]
      ? t(foresees.length > 1 ? 'findings.avoidsMore' : 'findings.avoids', {
          failure: say.failure(foresees[0]),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
