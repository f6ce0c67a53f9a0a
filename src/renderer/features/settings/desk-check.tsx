/** “Check the desk”: whether everything that it took in is there and whole, and what can be done where it is not. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DoctorProblem, DoctorProgress, DoctorReport } from '#contract/doctor';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { openTemplate, writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import './desk-check.css';

type Step = Extract<DoctorProgress, { kind: 'progress' }>;

/** What `--repair` can do; for the rest the sentence names the next step of a person. */
const mendable: ReadonlySet<DoctorProblem['repair']> = new Set([
  'sweep',
  'rebuild-list',
  'make-picture',
  'write-anchor',
  'write-keys',
  'close-access',
  'from-backup',
  'copy-again',
  'sweep-orphan',
]);

export const DeskCheck = () => {
  const t = useText();
  const say = useSayer();
  const { step, report, run, cancel } = useDoctor();
  const canMend = report?.problems.some(({ repair, repaired }) => !repaired && mendable.has(repair));
  return (
    <div className="settings-line">
      <span className="settings-name">{t('deskCheck.name')}</span>
      <div>
        <p>{t('deskCheck.about')}</p>
        <p className="about-buttons">
          {step ? (
            <Button size="small" onPress={cancel}>
              {t('app.cancel')}
            </Button>
          ) : (
            <Button size="small" onPress={() => void run(false)}>
              {t('deskCheck.title')}
            </Button>
          )}
          {canMend && !step ? (
            <Button size="small" onPress={() => void run(true)}>
              {t('deskCheck.repair')}
            </Button>
          ) : null}
        </p>
        {step ? (
          <p className="quiet tabular" role="status">
            {say.label(`doctorStep.${step.step}`)} {step.total > 0 ? `${step.done} / ${step.total}` : ''}
          </p>
        ) : null}
        {report && !step ? <Report report={report} /> : null}
      </div>
    </div>
  );
};

const Report = ({ report }: { readonly report: DoctorReport }) => {
  const t = useText();
  const say = useSayer();
  const { checked, problems, repaired } = report;
  const { templates, objects, objectsRead, events } = checked;
  return (
    <div role="status" aria-label={t('deskCheck.result')}>
      <p className={report.ok ? 'ink-good' : 'ink-stop'}>
        {report.ok ? <GoodIcon /> : <StopIcon />}{' '}
        {problems.length === 0
          ? say.label('doctorSound', { templates, objects, objectsRead, events })
          : say.label('doctorFound', { n: problems.length, repaired })}
      </p>
      <ul className="desk-problems scrolls" tabIndex={-1}>
        {problems.map((problem, place) => (
          <li key={`${problem.code} ${problem.object} ${problem.template} ${place}`}>
            {problem.repaired ? <GoodIcon /> : <StopIcon />} {say.found(problem)}{' '}
            {problem.template ? (
              <a href={writeRoute(openTemplate(problem.template))}>{t('deskCheck.open')}</a>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** One check at a time; leaving the page ends it. */
const useDoctor = () => {
  const { client } = useDesk();
  const say = useSayer();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (repair: boolean): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setStep({ kind: 'progress', step: 'store', done: 0, total: 0 });
    try {
      const steps = await client.desk.doctor({ repair }, { signal: controller.signal });
      for await (const one of steps) {
        if (one.kind === 'done') setReport(one.report);
        else setStep(one);
      }
      // Findings, list and notices follow from what was seen.
      await queries.invalidateQueries();
    } catch (error) {
      if (!controller.signal.aborted) tell({ level: 'stop', text: say.fault(faultOf(error)) });
    } finally {
      setStep(null);
    }
  };
  return { step, report, run, cancel: () => running.current?.abort() };
};
