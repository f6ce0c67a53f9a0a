/** How the picture will look, live: the browser straightens the scan by the same mathematics as the core (CSS matrix3d). */

import { useEffect, useRef } from 'react';
import type { Scan } from '#domain/picture/picture';
import type { Plan, SidePlan } from '#domain/plan/plan';
import { useText } from '../../app/use-text.ts';
import { reachable } from '../../parts/reachable.ts';
import { useSize } from './corner-stage.tsx';
import { nthUse } from './plan-edit.ts';
import { fullRoom, layoutPreview, type PlacedSide } from './preview-layout.ts';

type PreviewProps = {
  readonly plan: Plan;
  readonly scans: readonly Scan[];
  readonly sourceOf: (scanId: string) => string;
};

export const StraightPreview = ({ plan, scans, sourceOf }: PreviewProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div ref={box} className="straight-preview" role="img" aria-label={t('workshop.preview')}>
      <Sheet plan={plan} scans={scans} sourceOf={sourceOf} room={size} />
    </div>
  );
};

/** The same with every pixel of the picture on a pixel of the screen; larger than the window, so it scrolls. */
export const FullPreview = ({ plan, scans, sourceOf }: PreviewProps) => {
  const t = useText();
  const box = useRef<HTMLElement>(null);
  // The arrow keys move it at once.
  useEffect(() => box.current?.focus(), []);
  const own = fullRoom(factsOf(plan, scans), plan);
  const room = { width: own.width / devicePixelRatio, height: own.height / devicePixelRatio };
  return (
    <section ref={box} className="full-preview scrolls" aria-label={t('workshop.views.full')} {...reachable}>
      <Sheet plan={plan} scans={scans} sourceOf={sourceOf} room={room} />
    </section>
  );
};

const factsOf = (plan: Plan, scans: readonly Scan[]) =>
  plan.sides.flatMap((side) => {
    const scan = scans.find((one) => one.id === side.scanId);
    return scan ? [{ side, width: scan.facts.width, height: scan.facts.height }] : [];
  });

const Sheet = ({
  plan,
  scans,
  sourceOf,
  room,
}: PreviewProps & { readonly room: { readonly width: number; readonly height: number } }) => {
  const placed = layoutPreview(factsOf(plan, scans), plan, room);
  return (
    <div className="straight-sheet" style={{ width: placed.width, height: placed.height }}>
      {placed.sides.map((side, at) => (
        <Side
          key={`${side.side.scanId} ${nthUse(plan, at)}`}
          placed={side}
          source={sourceOf(side.side.scanId)}
        />
      ))}
    </div>
  );
};

/** One side: the scan is warped inside a clipped sheet, and the sheet is flipped and turned as a whole. */
const Side = ({ placed, source }: { readonly placed: PlacedSide; readonly source: string }) => (
  <div
    className="straight-side"
    style={{ left: placed.left, top: placed.top, width: placed.width, height: placed.height }}
  >
    <div
      className="straight-clip"
      style={{
        width: placed.sheetWidth,
        height: placed.sheetHeight,
        left: (placed.width - placed.sheetWidth) / 2,
        top: (placed.height - placed.sheetHeight) / 2,
        transform: turnOf(placed.side),
      }}
    >
      <img
        src={source}
        alt=""
        draggable={false}
        style={{ width: placed.imageWidth, height: placed.imageHeight, transform: placed.matrix }}
      />
    </div>
  </div>
);

const turnOf = ({ turns, flip }: SidePlan): string => `rotate(${turns * 90}deg)${flip ? ' scaleX(-1)' : ''}`;
