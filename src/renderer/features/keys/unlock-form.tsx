/** Asks for the secret that opens or unlocks the desk. What is typed goes to the host and is forgotten here. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { PortableKind } from '#contract/keys';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';

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
      {kinds.length > 1 ? (
        <RadioGroup
          className="unlock-kinds"
          orientation="horizontal"
          value={kind}
          onChange={(value) => setChosen(value as PortableKind)}
        >
          <Label className="unseen">{t('keys.openBy')}</Label>
          <div className="segments">
            {kinds.map((one) => (
              <Radio key={one} value={one} className="segment">
                {t(`keys.kind.${one}`)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ) : null}
      <SecretField key={kind} kind={kind} />
      <Button look="primary" type="submit" isDisabled={isBusy}>
        {t(isBusy ? 'lock.looking' : 'lock.open')}
      </Button>
    </form>
  );
};

/** A passphrase and an office key are hidden while they are typed; words are seen, since they are copied from paper. */
export const SecretField = ({
  kind,
  name = 'secret',
}: {
  readonly kind: PortableKind;
  readonly name?: string;
}) => {
  const t = useText();
  const id = useId();
  const common = {
    id,
    name,
    required: true,
    maxLength: 1_000,
    autoComplete: 'off',
    autoFocus: true,
  } as const;
  return (
    <p className="secret-field">
      <label htmlFor={id}>{t(`keys.ask.${kind}`)}</label>
      {kind === 'words' ? (
        <textarea {...common} className="box" rows={4} spellCheck={false} />
      ) : (
        <input {...common} className="box" type="password" />
      )}
    </p>
  );
};
