/** A part of the window onto which files can be dropped. */
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import './drop-area.css';

type DropAreaProps = {
  readonly className?: string;
  readonly hint: string;
  readonly onFiles?: (files: readonly File[]) => void;
  /** For whole folders: what was dropped, as long as the drop is handled. */
  readonly onTransfer?: (transfer: DataTransfer) => void;
  readonly children: ReactNode;
};

export const DropArea = ({ className = '', hint, onFiles, onTransfer, children }: DropAreaProps) => {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className={`drop-area ${className}`}
      onDragEnter={(event) => {
        if (!hasFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onTransfer?.(event.dataTransfer);
        onFiles?.([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over ? <div className="drop-hint">{hint}</div> : null}
    </div>
  );
};
