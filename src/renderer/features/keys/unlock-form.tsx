/** Asks for the secret that opens or unlocks the desk. What is typed goes to the host and is forgotten here. */
import { type FormEvent, useEffect, useState } from 'react';
import type { PortableKind } from '#contract/keys';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { SecretQuestion } from './secret-question.tsx';

/** `attempt` changes when the host has answered, so that the next one may be sent. */
export const UnlockForm = ({
  kinds,
  attempt,
}: {
  readonly kinds: readonly PortableKind[];
  readonly attempt: unknown;
}) => {
  const t = useText();
  const { ask } = useDesk();
  const [chosen, setChosen] = useState<PortableKind | null>(null);
  const [isBusy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer of the host ends the waiting
  useEffect(() => setBusy(false), [attempt]);
  const kind = chosen ?? kinds[0] ?? 'passphrase';
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('secret') ?? '');
    if (text.trim() === '') return;
    setBusy(true);
    ask({ kind: 'unlock', secret: { kind, text } });
  };
  return (
    <form className="unlock-form" onSubmit={onSubmit}>
      <SecretQuestion kinds={kinds} kind={kind} onKind={setChosen} />
      <Button look="primary" type="submit" isDisabled={isBusy}>
        {t(isBusy ? 'lock.looking' : 'lock.open')}
      </Button>
    </form>
  );
};
