/** Every finding of a template, most serious first. Arrows select, Enter goes there, R makes the first repair. */

import { type KeyboardEvent, useRef, useState } from 'react';
import type { Finding, Repair } from '#domain/finding/finding';
import type { Sayer } from '#text/say';
import { useSayer } from '../../app/language.tsx';
import { useShortcuts } from '../../app/shortcuts.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { GoodIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { LevelIcon } from '../../parts/level.tsx';
import { RepairButton } from './change.tsx';
import { focusField } from './use-template.ts';
import './findings-strip.css';

export const FindingsStrip = ({
  findings,
  onRepair,
}: {
  readonly findings: readonly Finding[];
  readonly onRepair: (repair: Repair) => void;
}) => {
  const t = useText();
  const [wanted, setWanted] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const selected = Math.min(wanted, findings.length - 1);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const repairSelected = () => {
    const repair = findings[selected]?.repairs[0];
    if (repair) onRepair(repair);
  };
  useShortcuts({
    r: repairSelected,
    'alt+r': () => {
      const path = document.activeElement?.id.replace(/^field-/, '');
      const here = findings.find(
        (finding) => 'field' in finding.at && finding.at.field === path && finding.repairs.length > 0,
      );
      const repair = here?.repairs[0];
      if (repair) onRepair(repair);
      else repairSelected();
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(findings.length - 1, selected + step));
    setWanted(next);
    list.current?.querySelectorAll<HTMLElement>('.finding-go')[next]?.focus();
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
          <Kbd>↑↓</Kbd> {t('findings.choose')} <Kbd>R</Kbd> {t('findings.repair')}
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
              key={`${finding.code}-${JSON.stringify(finding.at)}`}
              finding={finding}
              isSelected={index === selected}
              onSelect={() => setWanted(index)}
              onRepair={onRepair}
            />
          ))}
        </ul>
      )}
    </section>
  );
};

type LineProps = {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onRepair: (repair: Repair) => void;
};

const FindingLine = ({ finding, isSelected, onSelect, onRepair }: LineProps) => {
  const t = useText();
  const say = useSayer();
  const [repair] = finding.repairs;
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
          {say.finding(finding)} <span className="finding-where">{whereOf(t, say, finding)}</span>
        </span>
      </button>
      {repair ? (
        <RepairButton repair={repair} onRepair={onRepair} {...(isSelected ? { keys: 'R' } : {})} />
      ) : null}
      {!repair && 'field' in finding.at ? (
        <Button size="small" look="quiet" onPress={go}>
          {t('findings.go')}
        </Button>
      ) : null}
    </li>
  );
};

/** Place, requirements, and the rejection that this would have caused. */
const whereOf = (t: Say, say: Sayer, { at, requirements, foresees }: Finding): string =>
  [
    say.place({ at }),
    requirements.join(' '),
    foresees[0]
      ? t(foresees.length > 1 ? 'findings.avoidsMore' : 'findings.avoids', {
          failure: say.failure(foresees[0]),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
