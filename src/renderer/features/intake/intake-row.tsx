import type { CSSProperties } from 'react';
import type { IntakeItem } from '#contract/intake-views';
import { useSayer } from '../../app/language.tsx';
import { type Say, useText } from '../../app/use-text.ts';
import { ClockIcon, IntakeIcon, NoteIcon, PlusIcon, StopIcon, WarnIcon } from '../../look/icons.tsx';
import { standingOf } from '../../parts/level.tsx';
import { RowTick } from '../../parts/row-tick.tsx';
import { fileName, isCopy, nameOf, sectionOf } from './sections.ts';

type LineProps = {
  readonly item: IntakeItem;
  readonly index: number;
  readonly style: CSSProperties;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isWorking: boolean;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string) => void;
};

export const intakeRowId = (index: number): string => `intake-row-${index}`;

/** One group of scans. Keys are handled by the list, so nothing in here takes the focus. */
export const IntakeLine = ({
  item,
  index,
  style,
  isActive,
  isSelected,
  isWorking,
  onChoose,
  onToggle,
}: LineProps) => {
  const t = useText();
  const say = useSayer();
  const name = nameOf(item);
  const copies = item.files.filter(isCopy).length;
  const standing = rowStanding(t, say.label, item, isWorking);
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      id={intakeRowId(index)}
      className={`intake-row ${isActive ? 'active' : ''}`}
      style={style}
      onClick={() => onChoose(item.id)}
    >
      <RowTick
        name={t('intake.select', { name })}
        isSelected={isSelected}
        onToggle={() => onToggle(item.id)}
      />
      <span className="row-words">
        <span role="gridcell" className="row-name as-typed clip">
          {name}
        </span>
        <span role="gridcell" className={`row-standing ink-${standing.tone}`}>
          <standing.icon /> {standing.text}
        </span>
      </span>
      <span className="row-words row-small">
        <span role="gridcell" className="row-paper clip">
          {sectionOf(item) === 'off'
            ? (item.files[0]?.path ?? '')
            : [
                ...item.files
                  .filter((file) => !isCopy(file))
                  .map(({ path, side }) => `${t(`side.${side}`)} ${fileName(path)}`),
                ...(copies > 0 ? [t('intake.copies', { n: copies })] : []),
              ].join(' · ')}
        </span>
        <span role="gridcell" className="row-side clip">
          {[item.draft.type ? say.certificate(item.draft.type) : '', item.draft.customer]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </div>
  );
};

/** What would happen to a group, or what came of it. */
const rowStanding = (t: Say, label: (key: string) => string, item: IntakeItem, isWorking: boolean) => {
  if (isWorking) return { tone: 'note', icon: ClockIcon, text: t('intake.outcome.working') } as const;
  if (item.decision === 'aside')
    return { tone: 'note', icon: NoteIcon, text: t('intake.outcome.aside') } as const;
  if (item.reason !== null) {
    const off = sectionOf(item) === 'off';
    return {
      tone: off ? 'note' : 'warn',
      icon: off ? NoteIcon : WarnIcon,
      text: label(`leftReason.${item.reason}`),
    } as const;
  }
  if (item.state === 'failed')
    return { tone: 'stop', icon: StopIcon, text: t('intake.outcome.failed') } as const;
  if (item.state === 'done' && item.template) return standingOf(t, item.template.state, item.template.check);
  if (item.decision === 'new')
    return { tone: 'note', icon: PlusIcon, text: t('intake.outcome.new') } as const;
  const by = item.by ? t(`intake.by.${item.by}`) : '';
  return { tone: 'good', icon: IntakeIcon, text: t('intake.outcome.matched', { by }) } as const;
};
