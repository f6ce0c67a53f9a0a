/** One finding in the list: its sentence, where it is, and the one thing that can be done about it. */
import type { Finding, Repair } from '#domain/finding/finding';
import { kindOf } from '#domain/finding/kind';
import type { TemplateFields } from '#domain/template/fields';
import type { Sayer } from '#text/say';
import { useSayer } from '../../app/language.tsx';
import { firstList } from '../../app/queries.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { LevelIcon } from '../../parts/level.tsx';
import { askList } from '../templates/list-request.ts';
import { RepairButton } from './change.tsx';
import { ConflictAnswers, conflictOf } from './conflict-answers.tsx';
import { type FactAnswer, FactAnswers, factOf } from './fact-answers.tsx';
import { focusField } from './focus.ts';
import { regionOf } from './lit.ts';
import type { Remedy } from './use-remedies.ts';

/** Every template with the same finding at the same field. */
export const listAllWith = (finding: Finding): void =>
  askList({ ...firstList, only: { finding: kindOf(finding) } });

type LineProps = {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onRepair: (repair: Repair) => void;
  readonly fields: TemplateFields;
  readonly onAnswer: (answer: FactAnswer) => void;
  readonly remedy: Remedy | null;
  readonly template: string;
};

export const FindingLine = ({
  finding,
  isSelected,
  onSelect,
  onRepair,
  fields,
  onAnswer,
  remedy,
  template,
}: LineProps) => {
  const t = useText();
  const say = useSayer();
  const [repair] = finding.repairs;
  const fact = factOf(finding);
  const conflict = conflictOf(finding);
  const sentence = say.finding(finding);
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
          {sentence} <span className="finding-where">{whereOf(t, say, finding, sentence)}</span>
        </span>
      </button>
      {repair ? (
        <RepairButton repair={repair} onRepair={onRepair} {...(isSelected ? { keys: 'R' } : {})} />
      ) : null}
      {remedy ? (
        <Button size="small" onPress={remedy.run} {...(isSelected ? { keys: 'R' } : {})}>
          {remedy.name}
        </Button>
      ) : null}
      {isSelected ? (
        <Button size="small" look="quiet" keys="L" onPress={() => listAllWith(finding)}>
          {t('findings.allLike')}
        </Button>
      ) : null}
      {!repair && regionOf(finding) ? (
        <Button size="small" onPress={onSelect}>
          {t('action.findingShow')}
        </Button>
      ) : null}
      {fact ? <FactAnswers path={fact} fields={fields} isSelected={isSelected} onAnswer={onAnswer} /> : null}
      {conflict ? <ConflictAnswers template={template} conflict={conflict} /> : null}
      {!repair && !fact && !conflict && 'field' in finding.at ? (
        <Button size="small" look="quiet" onPress={go}>
          {t('findings.go')}
        </Button>
      ) : null}
    </li>
  );
};

/** Place, where the sentence does not name it, requirements, and the rejection that this would have caused. */
const whereOf = (t: Say, say: Sayer, { at, requirements, foresees }: Finding, sentence: string): string =>
  [
    sentence.includes(say.place({ at })) ? '' : say.place({ at }),
    requirements.join(' '),
    foresees[0]
      ? t(foresees.length > 1 ? 'findings.avoidsMore' : 'findings.avoids', {
          failure: say.failure(foresees[0]),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
