/** What the desk sees wrong on the scan in hand: the places on the scan, and the sentences beside it. */
import { bySeverity, type Finding, type Region } from '#domain/finding/finding';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LevelIcon } from '../../parts/level.tsx';

/** A place that is nearly all of the scan marks nothing. */
const wholeScan = 0.85;

const regionOf = ({ at }: Finding): Region | null => ('region' in at && at.region ? at.region : null);

/** Frames around the places, in the coordinates of the stage; numbered as in the list. */
export const SeenMarks = ({
  findings,
  frame,
}: {
  readonly findings: readonly Finding[];
  readonly frame: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}) => (
  <>
    {bySeverity(findings).map((finding) => {
      const region = regionOf(finding);
      if (!region || region.width * region.height > wholeScan) return null;
      return (
        <rect
          key={finding.code}
          className={`seen-mark ink-${finding.level}`}
          x={frame.left + region.x * frame.width}
          y={frame.top + region.y * frame.height}
          width={region.width * frame.width}
          height={region.height * frame.height}
          rx={4}
        />
      );
    })}
  </>
);

export const SeenList = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const t = useText();
  const say = useSayer();
  if (findings.length === 0) return null;
  return (
    <section className="seen-list" aria-label={t('workshop.seen')}>
      <h3>{t('workshop.seen')}</h3>
      <ul>
        {bySeverity(findings).map((finding) => (
          <li key={finding.code}>
            <LevelIcon level={finding.level} /> <span>{say.finding(finding)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
