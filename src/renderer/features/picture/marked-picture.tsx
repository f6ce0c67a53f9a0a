/** A picture with its findings drawn where they are. A mark that is chosen lights the line and the field that belong to it. */
import type { CSSProperties } from 'react';
import type { Region } from '#domain/finding/finding';
import { useSayer } from '../../app/language.tsx';
import { LevelIcon } from '../../parts/level.tsx';
import { findingKey, useLit } from '../template/lit.ts';
import type { PlacedFinding } from './marks.ts';
import './marked-picture.css';

export const MarkedPicture = ({
  source,
  alt,
  width,
  height,
  marks,
  read = null,
  onDragOut,
}: {
  readonly source: string;
  readonly alt: string;
  /** In pixels; only their ratio counts. */
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PlacedFinding[];
  /** Where the value of the field that is worked on was read. */
  readonly read?: Region | null;
  /** Where the host can drag a file out of the window. */
  readonly onDragOut?: (() => void) | undefined;
}) => (
  <div className="marked-room">
    <div className="marked" style={{ '--ratio': width / height } as CSSProperties}>
      <img
        key={source}
        src={source}
        alt={alt}
        draggable={onDragOut !== undefined}
        onDragStart={(event) => {
          event.preventDefault();
          onDragOut?.();
        }}
      />
      {read ? <span className="mark-read" style={boxOf(read)} /> : null}
      {marks.map((mark) => (
        <Mark key={findingKey(mark.finding)} {...mark} />
      ))}
    </div>
  </div>
);

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const boxOf = ({ x, y, width, height }: Region): CSSProperties => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

const Mark = ({ finding, region }: PlacedFinding) => {
  const say = useSayer();
  const lit = useLit();
  const isLit = lit.key === findingKey(finding);
  return (
    <button
      type="button"
      className={`mark ${finding.level} ${isLit ? 'lit' : ''} ${region.y < 0.12 ? 'below' : ''} ${region.x > 0.5 ? 'end' : ''}`}
      aria-label={say.finding(finding)}
      aria-pressed={isLit}
      title={say.finding(finding)}
      style={boxOf(region)}
      onClick={() => lit.light(finding)}
    >
      <span className="mark-text" aria-hidden="true">
        <LevelIcon level={finding.level} />
        <span className="clip">{say.finding(finding)}</span>
      </span>
    </button>
  );
};
