/** What became of the templates of a bundle, and which of a list were in it. */
import type { BundleStanding } from '#contract/mark-submitted';
import type { Store } from './open-store.ts';
import type { FoundKeys } from './template-search.ts';

const templatesOf = `bundles b JOIN json_each(b.view, '$.items') i
  JOIN template_rows r ON r.id = json_extract(i.value, '$.template')`;

/** One that had come back before goes out again with this bundle: only an answer since then is one to it. */
const rejectedSince = `r.state = 'rejected' AND EXISTS (SELECT 1 FROM outcomes o
  WHERE o.template_id = r.id AND o.result = 'rejected' AND o.answered_at >= json_extract(b.view, '$.madeAt'))`;

type Counted = {
  readonly state: string;
  readonly n: number;
  readonly from: string | null;
  readonly to: string | null;
};

export const openBundleStanding = ({ db }: Pick<Store, 'db'>) => {
  const counted = db.prepare<[string], Counted>(
    `SELECT CASE WHEN r.shelf = 'removed' THEN 'removed' WHEN r.state <> 'rejected' OR (${rejectedSince}) THEN r.state
         ELSE 'not-submitted' END AS state,
       count(DISTINCT r.key) AS n, min(e.day) AS "from", max(e.day) AS "to"
     FROM ${templatesOf} LEFT JOIN calendar_entries e ON e.key = r.key AND e.kind = 'answer-due'
     WHERE b.id = ? GROUP BY 1`,
  );
  const rejected = db
    .prepare<[string], string>(`SELECT r.id FROM ${templatesOf} WHERE b.id = ? AND ${rejectedSince}`)
    .pluck();
  return {
    /** `total`: templates that went into it; those that were erased since are in no row. */
    of: (bundle: string, total: number): BundleStanding => {
      const rows = counted.all(bundle);
      const count = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
      const reviewed = rows.find(({ state }) => state === 'in-review');
      const [open, inReview] = [count('not-submitted'), count('in-review')];
      const answered = { verified: count('verified'), rejected: count('rejected') };
      const gone = Math.max(0, total - open - inReview - answered.verified - answered.rejected);
      return {
        open,
        inReview,
        ...answered,
        gone,
        dueFrom: reviewed?.from ?? null,
        dueTo: reviewed?.to ?? null,
      };
    },
    rejected: (bundle: string): ReadonlySet<string> => new Set(rejected.all(bundle)),
  };
};

/** Keeps of what a search found the templates of one bundle; the same answer for the same finding, as its counts hang on it. */
export const openBundleNarrowing = ({ db }: Pick<Store, 'db'>) => {
  const keysOf = db.prepare<[string], number>(`SELECT r.key FROM ${templatesOf} WHERE b.id = ?`).pluck();
  const known = new WeakMap<FoundKeys, Map<string, FoundKeys>>();
  return (found: FoundKeys, bundle: string | undefined): FoundKeys => {
    if (bundle === undefined) return found;
    const ofFound = known.get(found) ?? new Map<string, FoundKeys>();
    known.set(found, ofFound);
    const before = ofFound.get(bundle);
    if (before) return before;
    const keys = new Set(keysOf.all(bundle));
    const kept = found.filter((key) => keys.has(key));
    ofFound.set(bundle, kept);
    return kept;
  };
};
