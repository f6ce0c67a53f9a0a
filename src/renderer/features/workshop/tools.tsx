/** The tools of the workshop: which scan, what happens to it, how two sides lie on one picture. */

import {
  Label,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import type { LocatedPaper, Scan } from '#domain/picture/picture';
import type { Plan, SidePlan } from '#domain/plan/plan';
import type { TargetPack } from '#domain/target/target';
import { useText } from '../../app/use-text.ts';
import {
  CropIcon,
  FlipIcon,
  SideBySideIcon,
  StackedIcon,
  SwapIcon,
  TurnLeftIcon,
  TurnRightIcon,
  WarnIcon,
  WholeIcon,
} from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { flip, resetSide, swapSides, takeCorners, turn } from './plan-edit.ts';

type TabsProps = {
  readonly plan: Plan;
  readonly scans: readonly Scan[];
  readonly scanId: string;
  readonly onScan: (id: string) => void;
};

export const ScanTabs = ({ plan, scans, scanId, onScan }: TabsProps) => {
  const t = useText();
  if (plan.sides.length < 2) return null;
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('picture.scans')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[scanId]}
      onSelectionChange={([id]) => id && onScan(String(id))}
    >
      {plan.sides.map((side, at) => (
        <ToggleButton key={side.scanId} id={side.scanId} className="segment">
          {t(`side.${scans.find((scan) => scan.id === side.scanId)?.side ?? 'page'}`)} <Kbd>{at + 1}</Kbd>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

export const SideTools = ({
  side,
  paper,
  onEdit,
}: {
  readonly side: SidePlan;
  /** What the desk found in this scan. */
  readonly paper: LocatedPaper | undefined;
  readonly onEdit: (change: (side: SidePlan) => SidePlan) => void;
}) => {
  const t = useText();
  return (
    <div className="tool-group" role="group" aria-label={t('workshop.sideTools')}>
      <Button size="small" icon={<TurnLeftIcon />} keys="[" onPress={() => onEdit((now) => turn(now, -1))}>
        {t('workshop.turnLeft')}
      </Button>
      <Button size="small" icon={<TurnRightIcon />} keys="]" onPress={() => onEdit((now) => turn(now, 1))}>
        {t('workshop.turnRight')}
      </Button>
      <ToggleButton className="button small" isSelected={side.flip} onChange={() => onEdit(flip)}>
        <FlipIcon /> {t('workshop.flip')} <Kbd>F</Kbd>
      </ToggleButton>
      <Button size="small" icon={<WholeIcon />} keys="0" onPress={() => onEdit(resetSide)}>
        {t('workshop.whole')}
      </Button>
      {paper ? (
        <Button
          size="small"
          icon={<CropIcon />}
          keys="A"
          isDisabled={JSON.stringify(side.corners) === JSON.stringify(paper.corners)}
          onPress={() => onEdit(takeCorners(paper.corners))}
        >
          {t('workshop.useFound', { percent: Math.round(paper.confidence * 100) })}
        </Button>
      ) : null}
      {side.flip ? (
        <span className="flip-warning ink-warn" role="status">
          <WarnIcon /> {t('workshop.flipped')}
        </span>
      ) : null}
    </div>
  );
};

export const MergeTools = ({
  plan,
  target,
  onPlan,
}: {
  readonly plan: Plan;
  readonly target: TargetPack;
  readonly onPlan: (plan: Plan) => void;
}) => {
  const t = useText();
  return (
    <div className="tool-group" role="group" aria-label={t('workshop.mergeTools')}>
      {plan.sides.length > 1 ? (
        <>
          <ToggleButtonGroup
            className="segments"
            aria-label={t('workshop.layout')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[plan.layout]}
            onSelectionChange={([layout]) => layout && onPlan({ ...plan, layout: layout as Plan['layout'] })}
          >
            <ToggleButton id="stacked" className="segment">
              <StackedIcon /> {t('workshop.stacked')}
            </ToggleButton>
            <ToggleButton id="side-by-side" className="segment">
              <SideBySideIcon /> {t('workshop.sideBySide')}
            </ToggleButton>
          </ToggleButtonGroup>
          <Button size="small" look="quiet" icon={<SwapIcon />} onPress={() => onPlan(swapSides(plan))}>
            {t('workshop.swap')}
          </Button>
        </>
      ) : null}
      <Slider
        className="slider"
        minValue={0}
        maxValue={0.15}
        step={0.01}
        value={plan.rim}
        formatOptions={{ style: 'percent' }}
        onChange={(rim) => onPlan({ ...plan, rim: rim as number })}
      >
        <Label>{t('workshop.rim')}</Label>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
        <SliderOutput className="tabular" />
      </Slider>
      {target.picture.makes.length > 1 ? (
        <ToggleButtonGroup
          className="segments"
          aria-label={t('workshop.format')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[plan.format]}
          onSelectionChange={([format]) => format && onPlan({ ...plan, format: format as Plan['format'] })}
        >
          {target.picture.makes.map((format) => (
            <ToggleButton key={format} id={format} className="segment">
              {format.toUpperCase()}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : null}
    </div>
  );
};
