/** Whether the log holds: every entry follows from the one before it, and every backup that can be reached says the same of it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AuditProof } from '#contract/audit';
import { faultOf } from '#contract/fault-of';
import { officeTime } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { historyNotices } from '../../app/desk-notice.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';

export const Proof = () => {
  const t = useText();
  const { proof, isRunning, run } = useProof();
  return (
    <section className="audit-proof" aria-label={t('audit.proof')}>
      <Button size="small" isDisabled={isRunning} onPress={() => void run()}>
        {t(isRunning ? 'audit.proving' : 'audit.prove')}
      </Button>
      <div role="status" aria-label={t('audit.result')}>
        {proof ? <Result proof={proof} /> : <p className="quiet">{t('audit.about')}</p>}
      </div>
    </section>
  );
};

const Result = ({ proof }: { readonly proof: AuditProof }) => {
  const say = useSayer();
  const { ok, events, head, state, anchors } = proof;
  const fitting = anchors.filter(({ fits }) => fits).length;
  return (
    <>
      <p className={ok ? 'ink-good' : 'ink-stop'}>
        {ok ? <GoodIcon /> : <StopIcon />} {say.label(ok ? 'auditHolds' : 'auditBroken', { events })}
      </p>
      {historyNotices(say, state).map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p>{anchors.length === 0 ? say.label('auditNoAnchor') : say.label('auditFits', { n: fitting })}</p>
      {anchors
        .filter(({ fits }) => !fits)
        .map(({ place, name, madeAt, events: at }) => (
          <p key={`${place}/${name}`} className="ink-stop">
            {say.label('auditMisfit', { time: officeTime(madeAt), events: at })}
          </p>
        ))}
      {head === '' ? null : <p className="quiet audit-hash">{say.label('auditHead', { head })}</p>}
    </>
  );
};

const useProof = () => {
  const { client } = useDesk();
  const say = useSayer();
  const queries = useQueryClient();
  const [proof, setProof] = useState<AuditProof | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setIsRunning(true);
    try {
      for await (const step of await client.audit.prove(undefined, { signal: controller.signal }))
        if (step.kind === 'done') setProof(step.proof);
      // What was found stands above every page from now on.
      await queries.invalidateQueries({ queryKey: ['status'] });
    } catch (error) {
      if (!controller.signal.aborted) tell({ level: 'stop', text: say.fault(faultOf(error)) });
    } finally {
      setIsRunning(false);
    }
  };
  return { proof, isRunning, run };
};
