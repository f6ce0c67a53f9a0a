/** Templates that may be meant, in sight and likeliest first: Enter takes the one that has the focus. */
import type { KeyboardEvent } from 'react';
import type { IntakeCandidate } from '#contract/intake-views';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { IntakeIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';

type ListProps = {
  readonly candidates: readonly IntakeCandidate[];
  readonly isBusy: boolean;
  readonly onChoose: (id: string) => void;
};

export const CandidateList = ({ candidates, isBusy, onChoose }: ListProps) => {
  const t = useText();
  const say = useSayer();
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  if (candidates.length === 0) return null;
  return (
    <ul className="intake-candidates" aria-label={t('intake.candidates')} onKeyDown={onKeyDown}>
      {candidates.map(({ id, name, certificateType, maskedNumber, customer }, at) => {
        const detail = [certificateType ? say.certificate(certificateType) : '', maskedNumber, customer];
        return (
          <li key={id}>
            <Button
              {...(at === 0 ? { id: 'intake-answer' } : {})}
              icon={<IntakeIcon />}
              isDisabled={isBusy}
              onPress={() => onChoose(id)}
            >
              <span className="intake-candidate">
                <b className="as-typed">{name || t('template.unnamed')}</b>
                <span className="quiet">{detail.filter(Boolean).join(' · ') || t('intake.noPaperYet')}</span>
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
};
