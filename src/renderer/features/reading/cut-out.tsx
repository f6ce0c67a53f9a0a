/** A small piece of a scan, laid straight: the scan's own preview, moved and turned by CSS, so that no field asks for a picture of its own. */
import type { CSSProperties } from 'react';
import type { Scan } from '#domain/picture/picture';
import type { ReadPlace } from '#domain/reading/read-for-form';
import { useDesk } from '../../app/desk.tsx';
import { type CutSize, cutOf, previewWidth } from './cut.ts';

export const CutOut = ({
  scan,
  at,
  size,
  alt = '',
  isMarked = false,
}: {
  readonly scan: Scan;
  readonly at: ReadPlace;
  readonly size: CutSize;
  /** Empty where the words beside it say the same. */
  readonly alt?: string;
  /** Draws a line around the place itself. */
  readonly isMarked?: boolean;
}) => {
  const { blobUrl } = useDesk();
  const { width, height, margin, matrix } = cutOf(at.place, scan.facts, size);
  const style: CSSProperties = {
    width: previewWidth,
    height: (previewWidth * scan.facts.height) / scan.facts.width,
    transform: `matrix(${matrix.map((value) => value.toFixed(5)).join(', ')})`,
  };
  return (
    <span className="cut-out" style={{ width, height }}>
      <img src={blobUrl(`scan/${scan.id}?width=1200`)} alt={alt} draggable={false} style={style} />
      {isMarked ? (
        <span className="cut-mark" style={{ inset: `${margin[1] - 4}px ${margin[0] - 9}px` }} />
      ) : null}
    </span>
  );
};
