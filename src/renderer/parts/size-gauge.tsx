/** The size window of a target, its aim, and where the picture stands in it. */
import type { PictureWindow } from '#domain/target/target';
import { useText } from '../app/use-text.ts';
import './size-gauge.css';

/** Decimal kilobytes, as registrars count them. */
export const kilobytes = (bytes: number): string => Math.round(bytes / 1000).toLocaleString('en-US');

export const SizeGauge = ({
  window,
  bytes,
}: {
  readonly window: PictureWindow;
  readonly bytes: number | null;
}) => {
  const t = useText();
  const end = window.maxBytes * 1.15;
  const at = (value: number) => `${Math.min(100, (100 * value) / end)}%`;
  const inside = bytes !== null && bytes >= window.minBytes && bytes <= window.maxBytes;
  const range = `${kilobytes(window.minBytes)}–${kilobytes(window.maxBytes)} KB`;
  return (
    <div className="gauge">
      <div className="track" aria-hidden="true">
        <i
          className="allowed"
          style={{
            left: at(window.minBytes),
            width: `calc(${at(window.maxBytes)} - ${at(window.minBytes)})`,
          }}
        />
        {window.aim ? (
          <i
            className="aim"
            style={{
              left: at(window.aim.minBytes),
              width: `calc(${at(window.aim.maxBytes)} - ${at(window.aim.minBytes)})`,
            }}
          />
        ) : null}
        {bytes === null ? null : <b className={inside ? '' : 'outside'} style={{ left: at(bytes) }} />}
      </div>
      <span className="num gauge-text">
        {bytes === null ? null : <b className={inside ? '' : 'ink-stop'}>{`${kilobytes(bytes)} KB`}</b>}
        <span className="quiet">{bytes === null ? t('gauge.window', { range }) : ` / ${range}`}</span>
      </span>
    </div>
  );
};
