/** Shows the pixels around a corner, enlarged, beside the finger and never under it. */
import type { Point } from '#domain/plan/plan';

const diameter = 148;
/** Width of the whole scan inside the loupe, in CSS pixels. */
const enlarged = 4000;

type LoupeProps = {
  readonly source: string;
  readonly point: Point;
  readonly left: number;
  readonly top: number;
  readonly stage: { readonly width: number; readonly height: number };
  /** Height over width of the scan. */
  readonly ratio: number;
};

export const Loupe = ({ source, point: [x, y], left, top, stage, ratio }: LoupeProps) => {
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
