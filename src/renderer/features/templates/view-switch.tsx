/** List, grid or gallery: three looks at the same templates. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Settings } from '#contract/schemas';
import { isMac, showKeys } from '../../app/keys.ts';
import { useText } from '../../app/use-text.ts';
import { GalleryIcon, GridIcon, ListIcon } from '../../look/icons.tsx';

export type View = Settings['view'];

/** The key of a view leads back to the list as well. */
export const viewKeys = { grid: ['g', 'alt+g'], gallery: ['shift+g', 'alt+shift+g'] } as const;

export const ViewSwitch = ({
  view,
  onView,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
}) => {
  const t = useText();
  const nameOf = (name: string, by: keyof typeof viewKeys | null): string =>
    by === null ? name : `${name} (${showKeys(viewKeys[by][0], isMac())})`;
  const views = [
    ['list', ListIcon, nameOf(t('grid.showList'), view === 'list' ? null : view)],
    ['grid', GridIcon, nameOf(t('grid.show'), 'grid')],
    ['gallery', GalleryIcon, nameOf(t('gallery.show'), 'gallery')],
  ] as const;
  return (
    <ToggleButtonGroup
      aria-label={t('gallery.views')}
      className="segments view-switch"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) => onView(chosen as View)}
    >
      {views.map(([id, Icon, name]) => (
        <ToggleButton key={id} id={id} className="segment" aria-label={name}>
          <span className="view-icon" title={name}>
            <Icon />
          </span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
