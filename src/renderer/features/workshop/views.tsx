/** What the large part of the workshop shows: the corners, before and after, or every pixel. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Scan } from '#domain/picture/picture';
import type { Plan } from '#domain/plan/plan';
import { useText } from '../../app/use-text.ts';
import { Kbd } from '../../parts/button.tsx';
import { StraightPreview } from './straight-preview.tsx';

const views = ['corners', 'compare', 'full'] as const;
export type View = (typeof views)[number];

export const nextView = (view: View): View => views[(views.indexOf(view) + 1) % views.length] ?? 'corners';

export const ViewTabs = ({
  view,
  onView,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
}) => {
  const t = useText();
  return (
    <div className="view-tabs">
      <ToggleButtonGroup
        className="segments"
        aria-label={t('workshop.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={([key]) => key && onView(key as View)}
      >
        {views.map((one) => (
          <ToggleButton key={one} id={one} className="segment">
            {t(`workshop.views.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Kbd>V</Kbd>
    </div>
  );
};

/** The scan as it came beside what is made of it, equally large. */
export const CompareStage = ({
  plan,
  at,
  scans,
  sourceOf,
}: {
  readonly plan: Plan;
  /** Place of the side that is compared. */
  readonly at: number;
  readonly scans: readonly Scan[];
  readonly sourceOf: (scanId: string) => string;
}) => {
  const t = useText();
  const sides = plan.sides.slice(at, at + 1);
  const scan = scans.find((one) => one.id === sides[0]?.scanId);
  if (!scan) return null;
  return (
    <div className="compare-stage">
      <figure>
        <figcaption>{t('workshop.before')}</figcaption>
        <div className="compare-room">
          <img src={sourceOf(scan.id)} alt={t('workshop.scan', { file: scan.name })} draggable={false} />
        </div>
      </figure>
      <figure>
        <figcaption>{t('workshop.after')}</figcaption>
        <StraightPreview plan={{ ...plan, sides }} scans={scans} sourceOf={sourceOf} />
      </figure>
    </div>
  );
};
