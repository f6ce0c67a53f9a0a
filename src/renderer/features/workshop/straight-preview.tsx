/** How the picture will look, live: the browser straightens the scan by the same mathematics as the core (CSS matrix3d). */

import { useRef } from 'react';
import type { Scan } from '#domain/picture/picture';
import type { Plan, SidePlan } from '#domain/plan/plan';
import { useText } from '../../app/use-text.ts';
import { useSize } from './corner-stage.tsx';
import { layoutPreview, type PlacedSide } from './preview-layout.ts';

type PreviewProps = {
  readonly plan: Plan;
  readonly scans: readonly Scan[];
  readonly sourceOf: (scanId: string) => string;
};

export const StraightPreview = ({ plan, scans, sourceOf }: PreviewProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const facts = plan.sides.flatMap((side) => {
    const scan = scans.find((one) => one.id === side.scanId);
    return scan ? [{ side, width: scan.facts.width, height: scan.facts.height }] : [];
  });
  const placed = layoutPreview(facts, plan, size);
  return (
    <div ref={box} className="straight-preview" role="img" aria-label={t('workshop.preview')}>
      <div className="straight-sheet" style={{ width: placed.width, height: placed.height }}>
        {placed.sides.map((side) => (
          <Side key={side.side.scanId} placed={side} source={sourceOf(side.side.scanId)} />
        ))}
      </div>
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
