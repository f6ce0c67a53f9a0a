/** What stands in place of the desk while it is locked, or shut until somebody opens it: nothing of what it holds. */
import type { CoreState } from '#contract/core-state';
import { askedBy } from '#contract/core-state';
import type { FaultShape } from '#contract/faults';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LockIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { UnlockForm } from './unlock-form.tsx';
import './lock-screen.css';

export const LockScreen = ({ state }: { readonly state: Extract<CoreState, { kind: 'locked' }> }) => {
  const t = useText();
  const { ask, can } = useDesk();
  return (
    <main className="lock-screen">
      <h1>
        <LockIcon /> {t('lock.title')}
      </h1>
      <p className="quiet">{t('lock.goesOn')}</p>
      {state.fault ? <Refusal fault={state.fault} /> : null}
      {state.ask === null ? null : state.ask.length > 0 ? (
        <UnlockForm kinds={state.ask} attempt={state} />
      ) : (
        <Button look="primary" autoFocus onPress={() => ask({ kind: 'unlock', secret: null })}>
          {t('lock.show')}
        </Button>
      )}
      {can.endSession ? (
        <p>
          <Button look="quiet" onPress={() => ask({ kind: 'end' })}>
            {t('lock.end')}
          </Button>
        </p>
      ) : null}
    </main>
  );
};

/** The desk does not open by itself. The key store that refuses is named by the sentence of its fault. */
export const ShutScreen = ({ fault }: { readonly fault: FaultShape }) => {
  const t = useText();
  const { ask } = useDesk();
  return (
    <main className="lock-screen">
      <h1>
        <LockIcon /> {t('lock.shutTitle')}
      </h1>
      <Refusal fault={fault} />
      <UnlockForm kinds={askedBy(fault)} attempt={fault} />
      {fault.code === 'key-store-refused' ? (
        <p>
          <Button look="quiet" onPress={() => ask({ kind: 'restart' })}>
            {t('app.tryAgain')}
          </Button>
        </p>
      ) : null}
    </main>
  );
};

const Refusal = ({ fault }: { readonly fault: FaultShape }) => {
  const say = useSayer();
  const isRefusal = fault.code !== 'key-locked';
  return (
    <p className={isRefusal ? 'ink-stop' : undefined} role={isRefusal ? 'alert' : undefined}>
      {isRefusal ? <StopIcon /> : null} {say.fault(fault)}
    </p>
  );
};
