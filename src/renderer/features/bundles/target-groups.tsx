/** What is ready for which target; one is chosen for the next bundle. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { BundleGroup } from '#contract/bundle-groups';
import { useLanguage } from '../../app/language.tsx';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';

type GroupsProps = {
  readonly groups: readonly BundleGroup[];
  readonly chosen: string;
  readonly onChoose: (target: string) => void;
};

export const TargetGroups = ({ groups, chosen, onChoose }: GroupsProps) => {
  const t = useText();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const targets = useTargets();
  return (
    <ToggleButtonGroup
      aria-label={t('bundles.groups')}
      className="target-groups"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={([target]) => target && onChoose(String(target))}
    >
      {groups.map(({ target, ready, wait, stop }) => (
        <ToggleButton key={target} id={target} className="target-group">
          <b>{targets.find((pack) => pack.id === target)?.name[language] ?? target}</b>
          <span className="ink-good tabular">{t('bundles.groupReady', { n: ready })}</span>
          <span className="quiet tabular">{t('bundles.groupLeft', { n: wait + stop })}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
