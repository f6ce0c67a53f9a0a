/** A message that names several templates: which they are, by what, what it means for each, and one key to record it for all. */
import type { ReadPart } from '#contract/returned';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import type { Answer, Record } from './use-record.ts';

export const answerOf = ({ template, name, state, revision, domains, text }: ReadPart): Answer => ({
  id: template,
  name,
  from: state,
  revision,
  domains,
  message: text,
});

type MentionProps = {
  readonly parts: readonly ReadPart[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onRecord: Record;
};

export const MentionList = ({ parts, chosen, onChoose, onRecord }: MentionProps) => {
  const t = useText();
  const say = useSayer();
  const all = parts.map(answerOf);
  return (
    <section className="mentions" aria-label={t('returned.mentions', { n: parts.length })}>
      <header>
        <h2>{t('returned.mentions', { n: parts.length })}</h2>
        <Button
          size="small"
          look="primary"
          {...(chosen === null ? { keys: 'Ctrl ↵' } : {})}
          onPress={() => void onRecord(all, 'rejected')}
        >
          {t('returned.recordAll')}
        </Button>
        <Button size="small" onPress={() => void onRecord(all, 'verified')}>
          {t('returned.verifyAll')}
        </Button>
      </header>
      <ul>
        {parts.map((part) => {
          const name = part.name || t('template.unnamed');
          const [first] = part.mentions;
          return (
            <li key={part.template} className={part.template === chosen ? 'on' : ''}>
              <button
                type="button"
                className="mention-name clip"
                aria-current={part.template === chosen ? 'true' : undefined}
                onClick={() => onChoose(part.template)}
              >
                {name}
              </button>
              <span className="quiet clip mention-by">
                {part.domains.length > 0
                  ? `${t('returned.foundBy.domain')} ${say.domains(part.domains.length, part.domains[0]!)}`
                  : first
                    ? `${t(`returned.foundBy.${first.by}`)} ${first.words}`
                    : ''}
              </span>
              <span className="clip mention-why">
                {part.explanations[0] ? say.failure(part.explanations[0].id) : t('returned.unexplained')}
              </span>
              <span className="quiet mention-state">{t(`state.${part.state}`)}</span>
              <Button
                size="small"
                aria-label={t('returned.take', { name })}
                onPress={() => void onRecord([answerOf(part)], 'rejected')}
              >
                {t('returned.record')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
