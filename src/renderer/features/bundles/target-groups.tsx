/** What is ready for which target; one is chosen for the next bundle. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { BundleGroup } from '#contract/bundle-groups';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';

type GroupsProps = {
  readonly groups: readonly BundleGroup[];
  readonly chosen: string;
  readonly onChoose: (target: string) => void;
};

export const TargetGroups = ({ groups, chosen, onChoose }: GroupsProps) => {
  const t = useText();
  const targetName = useTargetName();
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
          <b>{targetName(target)}</b>
          <span className="ink-good tabular">{t('bundles.groupReady', { n: ready })}</span>
          <span className="quiet tabular">{t('bundles.groupLeft', { n: wait + stop })}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
