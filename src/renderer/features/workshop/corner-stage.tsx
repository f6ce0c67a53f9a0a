/** The upright scan with its four corners: dragged with a loupe, or moved by keys pixel by pixel. */

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Finding } from '#domain/finding/finding';
import type { Scan } from '#domain/picture/picture';
import { isUsable, wholePicture } from '#domain/plan/corners';
import type { Point, SidePlan } from '#domain/plan/plan';
import { useText } from '../../app/use-text.ts';
import { Loupe } from './loupe.tsx';
import { nudgeCorner, placeCorner } from './plan-edit.ts';
import { SeenMarks } from './seen-on-scan.tsx';

const margin = 26;
const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

type StageProps = {
  readonly scan: Scan;
  readonly source: string;
  /** The same with more pixels, for the loupe. */
  readonly fullSource: string;
  readonly side: SidePlan;
  /** What is marked on the scan. */
  readonly seen: readonly Finding[];
  readonly onChange: (side: SidePlan) => void;
  /** Another side was chosen by a key: its first corner takes the focus, so that keys go on. */
  readonly takesFocus: boolean;
};

export const CornerStage = ({ scan, source, fullSource, side, seen, onChange, takesFocus }: StageProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [wantsFocus] = useState(takesFocus);
  useEffect(() => {
    if (wantsFocus) box.current?.querySelector<HTMLElement>('.corner')?.focus();
  }, [wantsFocus]);
  const [active, setActive] = useState<number | null>(null);
  const { width, height } = scan.facts;
  const scale = Math.max(0, Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height));
  const frame = {
    width: width * scale,
    height: height * scale,
    left: (size.width - width * scale) / 2,
    top: (size.height - height * scale) / 2,
  };
  const corners = side.corners ?? wholePicture;
  const at = ([x, y]: Point): readonly [number, number] => [
    frame.left + x * frame.width,
    frame.top + y * frame.height,
  ];

  const drag = (corner: number, event: PointerEvent) => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onChange(
      placeCorner(side, corner, [
        (event.clientX - bounds.left - frame.left) / frame.width,
        (event.clientY - bounds.top - frame.top) / frame.height,
      ]),
    );
  };
  const onKeyDown = (corner: number, event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ] ?? [0, 0];
    if (!dx && !dy) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    onChange(nudgeCorner(side, corner, ((dx ?? 0) * step) / width, ((dy ?? 0) * step) / height));
  };
  const activePoint = active === null ? null : (corners[active] ?? null);

  return (
    <div ref={box} className="corner-stage">
      <img src={source} alt={t('workshop.scan', { file: scan.name })} draggable={false} style={frame} />
      <svg className="corner-lines" width={size.width} height={size.height} aria-hidden="true">
        <path
          className="corner-outside"
          fillRule="evenodd"
          d={`M${frame.left} ${frame.top}h${frame.width}v${frame.height}h${-frame.width}z M${corners.map((point) => at(point).join(' ')).join('L')}z`}
        />
        <SeenMarks findings={seen} frame={frame} />
        <polygon
          className={isUsable(corners) ? '' : 'unusable'}
          points={corners.map((point) => at(point).join(',')).join(' ')}
        />
      </svg>
      {corners.map((point, corner) => {
        const [left, top] = at(point);
        const name = t(`corner.${cornerNames[corner] ?? 'topLeft'}`);
        return (
          <button
            key={name}
            type="button"
            className="corner"
            style={{ left, top }}
            aria-label={t('workshop.cornerAt', {
              corner: name,
              x: Math.round(point[0] * width),
              y: Math.round(point[1] * height),
            })}
            aria-roledescription={t('workshop.corner')}
            onFocus={() => setActive(corner)}
            onBlur={() => setActive(null)}
            onKeyDown={(event) => onKeyDown(corner, event)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              event.currentTarget.focus();
            }}
            onPointerMove={(event) => drag(corner, event)}
            data-number={corner + 1}
          />
        );
      })}
      {activePoint ? (
        <Loupe
          source={fullSource}
          width={width}
          point={activePoint}
          left={at(activePoint)[0]}
          top={at(activePoint)[1]}
          stage={size}
          ratio={height / width}
        />
      ) : null}
    </div>
  );
};

type Size = { readonly width: number; readonly height: number };

/** The size of an element, as it changes. */
export const useSize = (ref: { readonly current: HTMLElement | null }): Size => {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
};
