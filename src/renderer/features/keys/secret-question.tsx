/** Asks for what opens a slot: which kind, where there are several, and the secret itself. */
import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { PortableKind } from '#contract/keys';
import { useText } from '../../app/use-text.ts';

export const SecretQuestion = ({
  kinds,
  kind,
  onKind,
}: {
  readonly kinds: readonly PortableKind[];
  readonly kind: PortableKind;
  readonly onKind: (kind: PortableKind) => void;
}) => {
  const t = useText();
  return (
    <>
      {kinds.length > 1 ? (
        <RadioGroup
          className="unlock-kinds"
          orientation="horizontal"
          value={kind}
          onChange={(value) => onKind(value as PortableKind)}
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
    </>
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
