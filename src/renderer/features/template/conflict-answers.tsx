/** What this desk holds and what another wrote, in the line of the finding: a person decides, the desk never does. */
import type { Finding } from '#domain/finding/finding';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { useTemplateActions } from './use-template-actions.ts';

/** Cell and both values of a finding about another desk; null for any other finding. */
type Shown = {
  readonly cell: string;
  readonly ours: string;
  readonly theirs: string;
  readonly earlier: readonly string[];
};

export const conflictOf = ({ data }: Finding): Shown | null => {
  const { cell, ours, theirs, earlier } = data;
  return typeof cell === 'string' && ours !== undefined && theirs !== undefined
    ? { cell, ours: String(ours), theirs: String(theirs), earlier: Array.isArray(earlier) ? earlier : [] }
    : null;
};

export const ConflictAnswers = ({
  template,
  conflict: { cell, ours, theirs, earlier },
}: {
  readonly template: string;
  readonly conflict: Shown;
}) => {
  const t = useText();
  const { decide } = useTemplateActions(template);
  return (
    <fieldset className="fact-answers" aria-label={t('handover.decide')}>
      <Button size="small" onPress={() => void decide(cell, 'ours')}>
        {t('handover.ours', { value: ours })}
      </Button>
      <Button size="small" onPress={() => void decide(cell, 'theirs')}>
        {t('handover.theirs', { value: theirs })}
      </Button>
      {earlier.map((value, index) => (
        <Button key={value} size="small" onPress={() => void decide(cell, { earlier: index })}>
          {t('handover.theirs', { value })}
        </Button>
      ))}
    </fieldset>
  );
};
