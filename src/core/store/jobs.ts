/** Jobs in the store: how far each is, and its pieces. */
import type { JobFacts, JobKind, JobState } from '#contract/jobs';
import type { JobPiece, JobStore, StoredJob } from '../ports/jobs.ts';
import type { Store } from './open-store.ts';

/** Ended jobs that are kept. */
const keptEnded = 100;

type JobRow = {
  id: string;
  kind: string;
  state: string;
  input: string;
  facts: string;
  done: number;
  total: number;
  started_at: string;
  ended_at: string | null;
  fault: string | null;
  seen: number;
  actor: string;
};

export const openJobs = (store: Store): JobStore => {
  const sql = statements(store);
  const addPieces = (id: string, pieces: readonly string[]): number => {
    let place = sql.lastPlace.get(id) ?? 0;
    for (const piece of pieces) sql.addPiece.run(id, ++place, piece);
    return sql.count.get(id)!.total;
  };
  return {
    add: (job, pieces) =>
      store.transaction(() => {
        sql.prune.run(keptEnded);
        sql.add.run(toRow(job));
        addPieces(job.id, pieces);
      }),
    addPieces: (id, pieces) => store.transaction(() => addPieces(id, pieces)),
    takePiece: (id, suspects) => {
      const next = store.read(() => (suspects ? sql.nextSuspect : sql.next).get(id));
      if (!next) return null;
      store.transaction(() => sql.setState.run('in-hand', id, next.piece));
      return next;
    },
    finishPiece: (id, piece, { done, total, facts }) =>
      store.transaction(() => {
        sql.setState.run('done', id, piece);
        sql.setProgress.run(done, total, JSON.stringify(facts), id);
      }),
    letGo: (id, died) => void store.transaction(() => sql.letGo.run(Number(died), id)),
    countPieces: (id) => store.read(() => sql.count.get(id)!),
    save: (job) => void store.transaction(() => sql.save.run(toRow(job))),
    get: (id) => {
      const row = store.read(() => sql.get.get(id));
      return row ? toJob(row) : null;
    },
    list: () => store.read(() => sql.list.all().map(toJob)),
  };
};

const toRow = (job: StoredJob): JobRow => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  input: JSON.stringify(job.input),
  facts: JSON.stringify(job.facts),
  done: job.done,
  total: job.total,
  started_at: job.startedAt,
  ended_at: job.endedAt,
  fault: job.fault && JSON.stringify(job.fault),
  seen: Number(job.isSeen),
  actor: job.actor,
});

const toJob = (row: JobRow): StoredJob =>
  ({
    id: row.id,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    input: JSON.parse(row.input),
    facts: JSON.parse(row.facts) as JobFacts[JobKind],
    done: row.done,
    total: row.total,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    fault: row.fault === null ? null : JSON.parse(row.fault),
    isSeen: row.seen === 1,
    actor: row.actor,
  }) as StoredJob;

const statements = ({ db }: Store) => {
  const next = (deaths: string) =>
    db.prepare<[string], JobPiece>(
      `SELECT piece, deaths FROM job_pieces WHERE job = ? AND state = 'waiting' AND deaths ${deaths} ORDER BY place LIMIT 1`,
    );
  return {
    add: db.prepare(
      `INSERT INTO jobs (id, kind, state, input, facts, done, total, started_at, ended_at, fault, seen, actor)
       VALUES (@id, @kind, @state, @input, @facts, @done, @total, @started_at, @ended_at, @fault, @seen, @actor)`,
    ),
    save: db.prepare(
      `UPDATE jobs SET state = @state, input = @input, facts = @facts, done = @done, total = @total, ended_at = @ended_at,
       fault = @fault, seen = @seen WHERE id = @id`,
    ),
    prune: db.prepare(
      `DELETE FROM jobs WHERE state <> 'running' AND key NOT IN (SELECT key FROM jobs ORDER BY key DESC LIMIT ?)`,
    ),
    get: db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?'),
    list: db.prepare<[], JobRow>('SELECT * FROM jobs ORDER BY key DESC'),
    setProgress: db.prepare('UPDATE jobs SET done = ?, total = ?, facts = ? WHERE id = ?'),
    lastPlace: db.prepare<[string], number | null>('SELECT max(place) FROM job_pieces WHERE job = ?').pluck(),
    addPiece: db.prepare(
      `INSERT INTO job_pieces (job, place, piece) VALUES (?, ?, ?)
       ON CONFLICT (job, piece) DO UPDATE SET state = 'waiting' WHERE state = 'done'`,
    ),
    next: next('= 0'),
    nextSuspect: next('> 0'),
    setState: db.prepare('UPDATE job_pieces SET state = ? WHERE job = ? AND piece = ?'),
    letGo: db.prepare(
      `UPDATE job_pieces SET state = 'waiting', deaths = deaths + ? WHERE job = ? AND state = 'in-hand'`,
    ),
    count: db.prepare<[string], { done: number; total: number }>(
      `SELECT ifnull(sum(state = 'done'), 0) AS done, count(*) AS total FROM job_pieces WHERE job = ?`,
    ),
  };
};
