/** Asks for the password of a group's protected files, beside them; Enter opens them and takes the group in. */
import { type FormEvent, useState } from 'react';
import type { IntakeItem } from '#contract/intake-views';
import { useText } from '../../app/use-text.ts';
import { LockIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { focusAnswer } from './focus-answer.ts';
import { useRun } from './intake-run.ts';
import { fileName, lockedFiles, sectionOf } from './sections.ts';
import type { IntakeActions } from './use-intake.ts';

type UnlockProps = {
  readonly item: IntakeItem;
  readonly actions: IntakeActions;
  readonly onNext: () => void;
};

export const UnlockForm = ({ item, actions, onNext }: UnlockProps) => {
  const t = useText();
  const { isRunning } = useRun();
  const [isBusy, setBusy] = useState(false);
  const [locked] = lockedFiles(item);
  if (!locked) return null;
  const isWrong = locked.finding?.code === 'picture-password-wrong';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    const after = await actions.unlock(item.id, String(new FormData(form).get('password') ?? ''));
    setBusy(false);
    form.reset();
    // A group that needs another answer stays, with the cursor in that question.
    if (after && sectionOf(after) !== 'person') onNext();
    else requestAnimationFrame(focusAnswer);
  };
  return (
    <form className="intake-unlock" onSubmit={(event) => void submit(event)}>
      <h3>
        <LockIcon /> {t('picture.passwordTitle', { file: fileName(locked.path) })}
      </h3>
      <label htmlFor="intake-answer">{t('picture.password')}</label>
      <input
        id="intake-answer"
        className={`box ${isWrong ? 'stop' : ''}`}
        type="password"
        name="password"
        required
        maxLength={200}
        autoComplete="off"
        aria-describedby="intake-unlock-more"
      />
      {isWrong ? (
        <p className="intake-hint ink-stop" role="alert">
          {t('picture.passwordWrong')}
        </p>
      ) : null}
      <p id="intake-unlock-more" className="quiet intake-hint">
        {t('picture.passwordMore')}
      </p>
      <Button type="submit" look="primary" keys="Enter" isDisabled={isBusy || isRunning}>
        {t('picture.passwordOpen')}
      </Button>
    </form>
  );
};
