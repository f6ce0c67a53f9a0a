/** The verify lane's question: whose scan is this? A known template, or what a new one begins with. Enter agrees and goes on. */
import { useId, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { IntakeItem } from '#contract/intake-views';
import { certificateTypes, individualTypes, organizationTypes } from '#domain/certificate/type';
import type { Draft } from '#domain/intake/intake';
import { foldName } from '#domain/intake/read-name';
import { checkNumber } from '#domain/number/check-number';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { LevelIcon } from '../../parts/level.tsx';
import { tell } from '../../parts/toasts.tsx';
import { CandidateList } from './candidate-list.tsx';
import { useRun } from './intake-run.ts';
import { lockedFiles } from './sections.ts';
import { TemplateCombo } from './template-combo.tsx';
import { UnlockForm } from './unlock-form.tsx';
import type { Decide, IntakeActions } from './use-intake.ts';

type FormProps = {
  readonly item: IntakeItem;
  readonly actions: IntakeActions;
  readonly onNext: () => void;
};

export const AnswerForm = ({ item, actions, onNext }: FormProps) => {
  const t = useText();
  const { isRunning } = useRun();
  const [isBusy, setBusy] = useState(false);
  // Bytes that lie in the vault already are taken in at once; before the start only the plan changes.
  const kept = item.files.every(({ state }) => state !== 'named');
  const answer = async (to: Decide) => {
    setBusy(true);
    const answered =
      kept && !isRunning ? await actions.settle(item.id, to) : (await actions.decide([item.id], to)) !== null;
    setBusy(false);
    if (answered) onNext();
  };
  const isLocked = lockedFiles(item).length > 0;
  const hopeless = !isLocked && item.files.every(({ state }) => state === 'refused');
  const asidePress = () => void actions.decide([item.id], { aside: item.decision !== 'aside' }).then(onNext);
  const aside = (
    <p>
      <Button
        {...(hopeless ? { id: 'intake-answer' } : { look: 'quiet', size: 'small' })}
        onPress={asidePress}
      >
        {t(item.decision === 'aside' ? 'intake.takeBack' : 'intake.aside')}
      </Button>
    </p>
  );
  if (isLocked)
    return (
      <div className="intake-answer">
        <UnlockForm item={item} actions={actions} onNext={onNext} />
        {aside}
      </div>
    );
  if (hopeless)
    return (
      <div className="intake-answer">
        <p>{t('intake.hopeless')}</p>
        {aside}
      </div>
    );
  return (
    <div className="intake-answer">
      <div className="intake-assign">
        <h3>{t('intake.assign')}</h3>
        {item.decision === 'matched' && item.template ? (
          <p>
            <span className="quiet">{t('intake.becomes')}</span> <b>{item.template.name}</b>
          </p>
        ) : null}
        <CandidateList
          candidates={item.candidates}
          isBusy={isBusy}
          onChoose={(template) => void answer({ template })}
        />
        <TemplateCombo onChoose={(template) => void answer({ template })} />
        {item.reason === 'side-taken' ? <p className="quiet">{t('intake.replaces')}</p> : null}
      </div>
      <NewTemplate
        item={item}
        isBusy={isBusy}
        agree={t(kept && !isRunning ? 'intake.agree' : 'intake.agreeLater')}
        onAgree={(draft) => void answer({ draft })}
        onAssign={(template) => void answer({ template })}
      />
      {aside}
    </div>
  );
};

type NewProps = {
  readonly item: IntakeItem;
  readonly isBusy: boolean;
  readonly agree: string;
  readonly onAgree: (draft: Draft) => void;
  readonly onAssign: (template: string) => void;
};

/** What a person may type. */
type Answer = Pick<Draft, 'type' | 'number' | 'customer'> & { readonly name: string };

const NewTemplate = ({ item, isBusy, agree, onAgree, onAssign }: NewProps) => {
  const t = useText();
  const say = useSayer();
  const id = useId();
  const { draft } = item;
  // Where templates may be meant, the question begins with them.
  const nameId = item.candidates.length > 0 ? `${id}-new` : 'intake-answer';
  // What nobody has typed follows the item: its paper may be read while the question is on screen.
  const [typed, setTyped] = useState<Partial<Answer>>({});
  const { name, type, number, customer }: Answer = {
    name: [draft.zh, draft.en].filter(Boolean).join(' '),
    type: draft.type,
    number: draft.number,
    customer: draft.customer,
    ...typed,
  };
  const note = (more: Partial<Answer>) => setTyped((before) => ({ ...before, ...more }));
  const [asksName, setAsksName] = useState(false);
  const wrong =
    type !== '' && number.trim() !== ''
      ? checkNumber(type, number).findings.find(({ level }) => level === 'stop')
      : undefined;
  const findNamesake = useNamesake();
  /** A template that is called the same: a second one is made only where the person says so again. */
  const [namesake, setNamesake] = useState<string | null>(null);
  const make = () => onAgree({ ...splitName(name, draft), type, number, customer });
  const submit = useOnce(async () => {
    const found = item.candidates.find((one) => foldName(one.name) === foldName(name))?.id;
    const known = found ?? (await findNamesake(name));
    if (known === null) make();
    else if (known !== undefined) setNamesake(known);
  });
  const types = (codes: readonly (typeof certificateTypes)[number][]) =>
    codes.map((code) => ({ id: code, name: say.certificate(code), detail: code }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Not guarded: who is told that the name is missing types it and goes on at once.
        if (name.trim() === '') setAsksName(true);
        else void submit();
      }}
      className="intake-new"
      aria-label={t('intake.newTitle')}
    >
      <Ask
        isOpen={namesake !== null}
        title={t('intake.namesakeTitle', { name: name.trim() })}
        onDismiss={() => setNamesake(null)}
        answers={[
          {
            name: t('intake.namesakeNew'),
            run: () => {
              setNamesake(null);
              make();
            },
          },
          {
            name: t('intake.namesakeOld'),
            look: 'primary',
            run: () => {
              setNamesake(null);
              if (namesake !== null) onAssign(namesake);
            },
          },
        ]}
      >
        {t('intake.namesakeMore')}
      </Ask>
      <h3>{t('intake.orNew')}</h3>
      <label htmlFor={nameId}>{t('intake.name')}</label>
      <input
        id={nameId}
        className={`box ${asksName && name.trim() === '' ? 'stop' : ''}`}
        placeholder={t('intake.nameHint')}
        value={name}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-name`}
        onChange={(event) => note({ name: event.target.value })}
      />
      {asksName && name.trim() === '' ? (
        <p id={`${id}-name`} className="intake-hint ink-stop" role="alert">
          {t('intake.needsName')}
        </p>
      ) : null}
      <span>{t('intake.type')}</span>
      <Choice
        className="wide"
        name={t('intake.type')}
        value={type}
        placeholder={t('form.choose')}
        groups={[
          { name: t('holderKind.individual'), items: types(individualTypes) },
          { name: t('holderKind.organization'), items: types([...organizationTypes, 'QT']) },
        ]}
        onChange={(code) => note({ type: certificateTypes.find((known) => known === code) ?? '' })}
      />
      <label htmlFor={`${id}-n`}>{t('intake.number')}</label>
      <input
        id={`${id}-n`}
        className={`box num ${wrong ? 'stop' : ''}`}
        value={number}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-number`}
        onChange={(event) => note({ number: event.target.value })}
      />
      {wrong ? (
        <p id={`${id}-number`} className="intake-hint ink-stop">
          <LevelIcon level="stop" /> {say.finding(wrong)}
        </p>
      ) : null}
      <label htmlFor={`${id}-c`}>{t('intake.customer')}</label>
      <input
        id={`${id}-c`}
        className="box"
        value={customer}
        autoComplete="off"
        onChange={(event) => note({ customer: event.target.value })}
      />
      <span />
      <Button type="submit" look="primary" keys="Enter" isDisabled={isBusy}>
        {agree}
      </Button>
    </form>
  );
};

/** Id of a template with that name; null where there is none, undefined where it could not be asked. */
const useNamesake = () => {
  const say = useSayer();
  const { client } = useDesk();
  return async (name: string): Promise<string | null | undefined> => {
    try {
      const { rows } = await client.templates.list({ search: name.trim(), filter: 'all', limit: 50 });
      return rows.find((row) => foldName(row.name) === foldName(name))?.id ?? null;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return undefined;
    }
  };
};

/** What was typed is the Chinese name when it holds Chinese characters. A pair that was proposed stays a pair. */
const splitName = (name: string, draft: Draft): Pick<Draft, 'zh' | 'en'> => {
  const typed = name.trim();
  if (typed === [draft.zh, draft.en].filter(Boolean).join(' ')) return { zh: draft.zh, en: draft.en };
  return /\p{Script=Han}/u.test(typed) ? { zh: typed, en: '' } : { zh: '', en: typed };
};
