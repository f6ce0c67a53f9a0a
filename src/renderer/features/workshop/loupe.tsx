/** Shows the pixels around a corner, enlarged, beside the finger and never under it. */
import type { Point } from '#domain/plan/plan';

const diameter = 148;
/** CSS pixels for each pixel of the scan: one step of the arrow keys is seen. */
const magnified = 2;
/** Wider than this the browser takes too long to draw the scan. */
const widest = 8000;

type LoupeProps = {
  readonly source: string;
  /** Of the scan, in pixels. */
  readonly width: number;
  readonly point: Point;
  readonly left: number;
  readonly top: number;
  readonly stage: { readonly width: number; readonly height: number };
  /** Height over width of the scan. */
  readonly ratio: number;
};

export const Loupe = ({ source, width, point: [x, y], left, top, stage, ratio }: LoupeProps) => {
  const enlarged = Math.min(widest, width * magnified);
  const away = 26;
  const toRight = left < stage.width / 2;
  const below = top < stage.height / 2;
  return (
    <div
      className="loupe"
      aria-hidden="true"
      style={{
        width: diameter,
        height: diameter,
        left: toRight ? left + away : left - away - diameter,
        top: below ? top + away : top - away - diameter,
        backgroundImage: `url("${source}")`,
        backgroundSize: `${enlarged}px ${enlarged * ratio}px`,
        backgroundPosition: `${diameter / 2 - x * enlarged}px ${diameter / 2 - y * enlarged * ratio}px`,
      }}
    />
  );
};
