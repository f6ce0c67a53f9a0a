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
  CloseIcon,
  CropIcon,
  FlipIcon,
  PlusIcon,
  SideBySideIcon,
  StackedIcon,
  SwapIcon,
  TurnLeftIcon,
  TurnRightIcon,
  WarnIcon,
  WholeIcon,
} from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { flip, nthUse, resetSide, swapSides, takeCorners, turn } from './plan-edit.ts';

type TabsProps = {
  readonly plan: Plan;
  readonly scans: readonly Scan[];
  /** Place of the side in hand. */
  readonly at: number;
  readonly onSide: (at: number) => void;
};

export const SideTabs = ({ plan, scans, at, onSide }: TabsProps) => {
  const t = useText();
  if (plan.sides.length < 2) return null;
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('picture.scans')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(at)]}
      onSelectionChange={([key]) => key !== undefined && onSide(Number(key))}
    >
      {plan.sides.map((side, index) => {
        const name = t(`side.${scans.find((scan) => scan.id === side.scanId)?.side ?? 'page'}`);
        const use = nthUse(plan, index);
        return (
          <ToggleButton key={`${side.scanId} ${use}`} id={String(index)} className="segment">
            {use === 0 ? name : t('workshop.paperOf', { side: name, n: use + 1 })} <Kbd>{index + 1}</Kbd>
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
};

type SideProps = {
  readonly side: SidePlan;
  /** What the desk found where this side looks. */
  readonly found: LocatedPaper | undefined;
  /** What it found besides, and no side shows. */
  readonly other: LocatedPaper | undefined;
  readonly onEdit: (change: (side: SidePlan) => SidePlan) => void;
  readonly onAddOther: () => void;
  /** null where this is the only side of its scan. */
  readonly onDrop: (() => void) | null;
};

export const SideTools = ({ side, found, other, onEdit, onAddOther, onDrop }: SideProps) => {
  const t = useText();
  return (
    <div className="tool-group" role="group" aria-label={t('workshop.sideTools')}>
      <Button size="small" icon={<TurnLeftIcon />} keys="[" onPress={() => onEdit((now) => turn(now, -1))}>
        <span className="wide-words">{t('workshop.turnLeft')}</span>
      </Button>
      <Button size="small" icon={<TurnRightIcon />} keys="]" onPress={() => onEdit((now) => turn(now, 1))}>
        <span className="wide-words">{t('workshop.turnRight')}</span>
      </Button>
      <ToggleButton className="button small" isSelected={side.flip} onChange={() => onEdit(flip)}>
        <FlipIcon /> <span className="wide-words">{t('workshop.flip')}</span> <Kbd>F</Kbd>
      </ToggleButton>
      <Button size="small" icon={<WholeIcon />} keys="0" onPress={() => onEdit(resetSide)}>
        {t('workshop.whole')}
      </Button>
      {found ? (
        <Button
          size="small"
          icon={<CropIcon />}
          keys="A"
          isDisabled={JSON.stringify(side.corners) === JSON.stringify(found.corners)}
          onPress={() => onEdit(takeCorners(found.corners))}
        >
          {t('workshop.useFound', { percent: Math.round(found.confidence * 100) })}
        </Button>
      ) : null}
      {other ? (
        <Button size="small" icon={<PlusIcon />} keys="D" onPress={onAddOther}>
          {t('workshop.addOther')}
        </Button>
      ) : null}
      {onDrop ? (
        <Button size="small" look="quiet" icon={<CloseIcon />} onPress={onDrop}>
          {t('workshop.dropSide')}
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
