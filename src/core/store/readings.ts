/** Readings in the store: of bytes and page, so that the same file is read once wherever it is attached. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Fault } from '#contract/faults';
import { nothingMeasured } from '#domain/picture/measures';
import { type ReadLine, type ScanReading, withoutLines } from '#domain/reading/reading';
import type { ReadablePage, Readings } from '../ports/readings.ts';
import type { Store } from './open-store.ts';

/** Templates that are looked through in one go. */
const part = 200;

const pageOf = (table: string): string => `ifnull(json_extract(${table}.facts, '$.page'), 1)`;

/** The reading of a scan, for a statement that reads `scans`. */
export const joinReading = `LEFT JOIN readings ON readings.vault_id = scans.vault_id AND readings.page = ${pageOf('scans')}`;

/** `recheck`: writes the rows of templates anew whose findings may have changed; called within a transaction. */
export const openReadings = (store: Store, recheck: (templates: readonly string[]) => void): Readings => {
  const { db } = store;
  const columns = `scans.vault_id AS vaultId, ${pageOf('scans')} AS page, scans.password`;
  const isOld = "ifnull(readings.version, '') <> @version";
  const newest = db.prepare<[], number>('SELECT ifnull(max(key), 0) + 1 FROM templates').pluck();
  // By stretches of keys: where all is read, no row would end a search for rows.
  const unread = db.prepare<{ version: string; from: number; below: number }, ReadablePage>(
    `SELECT ${columns} FROM templates JOIN scans ON scans.template_id = templates.id ${joinReading}
     WHERE templates.key >= @from AND templates.key < @below AND templates.removed_at IS NULL AND scans.detached_at IS NULL
       AND ${isOld} ORDER BY templates.key DESC, scans.key`,
  );
  const unreadOf = db.prepare<{ version: string; id: string }, ReadablePage>(
    `SELECT ${columns} FROM scans ${joinReading}
     WHERE scans.template_id = @id AND scans.detached_at IS NULL AND ${isOld} ORDER BY scans.key`,
  );
  const hasTemplate = db.prepare<[string]>('SELECT 1 FROM templates WHERE id = ?');
  const isRead = db.prepare<[string, number, string]>(
    'SELECT 1 FROM readings WHERE vault_id = ? AND page = ? AND version = ?',
  );
  const readingOf = db
    .prepare<[string, number], string | null>('SELECT reading FROM readings WHERE vault_id = ? AND page = ?')
    .pluck();
  const put = db
    .prepare<{ vaultId: string; page: number; version: string; reading: string | null }, number>(
      `INSERT INTO readings (vault_id, page, version, reading) VALUES (@vaultId, @page, @version, @reading)
       ON CONFLICT (vault_id, page) DO UPDATE SET version = excluded.version, reading = excluded.reading RETURNING key`,
    )
    .pluck();
  const dropLines = db.prepare('DELETE FROM reading_lines WHERE key = ?');
  const putLines = db.prepare('INSERT INTO reading_lines (key, lines) VALUES (?, ?)');
  const owners = db
    .prepare<[string, number], string>(
      `SELECT DISTINCT template_id FROM scans WHERE vault_id = ? AND ${pageOf('scans')} = ? AND detached_at IS NULL`,
    )
    .pluck();
  const linesOf = db.prepare<[string], { lines: Buffer | null }>(
    `SELECT lines FROM scans ${joinReading} LEFT JOIN reading_lines ON reading_lines.key = readings.key WHERE scans.id = ?`,
  );
  return {
    unread: (version, below) =>
      store.read(() => {
        const to = below ?? newest.get()!;
        const from = Math.max(0, to - part);
        return { pages: unread.all({ version, from, below: to }), below: from === 0 ? null : from };
      }),
    unreadOf: (id, version) =>
      store.read(() => {
        if (!hasTemplate.get(id)) throw new Fault('not-found');
        return unreadOf.all({ id, version });
      }),
    has: ({ vaultId, page }, version) => store.read(() => isRead.get(vaultId, page, version) !== undefined),
    of: ({ vaultId, page }) =>
      store.read(() => {
        const json = readingOf.get(vaultId, page) ?? null;
        return json === null ? null : readReading(json);
      }),
    save: ({ vaultId, page }, version, reading) =>
      store.derive(() => {
        const json = reading && JSON.stringify(withoutLines(reading));
        const key = put.get({ vaultId, page, version, reading: json })!;
        dropLines.run(key);
        if (reading) putLines.run(key, pack(reading.lines));
        recheck(owners.all(vaultId, page));
      }),
    lines: (scan) =>
      store.read(() => {
        const row = linesOf.get(scan);
        if (!row) throw new Fault('not-found');
        return row.lines ? unpack(row.lines) : [];
      }),
  };
};

/** Readings of an earlier version were made without measures. */
export const readReading = (json: string): ScanReading => ({
  measures: nothingMeasured,
  ...JSON.parse(json),
});

/** Four digits are more than a pixel of any scan, and a quarter of the bytes. */
const pack = (lines: readonly ReadLine[]): Buffer =>
  deflateRawSync(
    JSON.stringify(lines, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value,
    ),
  );

const unpack = (bytes: Buffer): readonly ReadLine[] => JSON.parse(inflateRawSync(bytes).toString('utf8'));
