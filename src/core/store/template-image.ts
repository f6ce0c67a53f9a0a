/** Everything of a template that undo brings back, as one text: equal texts mean equal templates. */

import { type HandOverImage, openCommonStates } from './common-states.ts';
import { type DomainRow, openDomainRecords } from './domain-records.ts';
import type { Store } from './open-store.ts';

type Row = Readonly<Record<string, string | number | null>>;

type TemplateImage = {
  readonly fields: string;
  readonly state: string;
  readonly removed: boolean;
  readonly refusal: string | null;
  /** Attached scans in their order. */
  readonly scans: readonly { readonly id: string; readonly side: string }[];
  /** The picture that counts. */
  readonly picture: string | null;
  /** Rows without their keys, oldest first. */
  readonly outcomes: readonly Row[];
  /** What is known of its names; absent where that is nothing, so that images of an earlier version stay equal. */
  readonly domains?: readonly DomainRow[];
  /** What a person compared with the paper; absent likewise. */
  readonly agreed?: string;
  /** What came from other desks; absent likewise. */
  readonly handOver?: HandOverImage;
};

export type TemplateImages = {
  read(id: string): string;
  /** Called inside a transaction. Nothing is deleted but outcomes: scans and pictures only step aside. */
  write(id: string, image: string, at: string): void;
};

/** The image of a template that is there no more: undo of `create`. */
export const withoutTemplate = (image: string): string =>
  JSON.stringify({ ...(JSON.parse(image) as TemplateImage), removed: true, handOver: undefined });

/** State and fields of an image, for search and history. */
export const readImage = (image: string): { readonly fields: string; readonly state: string } =>
  JSON.parse(image) as TemplateImage;

export const openTemplateImages = (store: Store): TemplateImages => {
  const { db } = store;
  const records = openDomainRecords(store);
  const common = openCommonStates(store);
  const template = db.prepare<
    [string],
    { fields: string; state: string; refusal: string | null; removed: number; agreed: string }
  >('SELECT fields, state, refusal, removed_at IS NOT NULL AS removed, agreed FROM templates WHERE id = ?');
  const scans = db.prepare<[string], { id: string; side: string }>(
    'SELECT id, side FROM scans WHERE template_id = ? AND detached_at IS NULL ORDER BY key',
  );
  const picture = db.prepare<[string], { id: string }>(
    'SELECT id FROM pictures WHERE template_id = ? AND aside = 0 ORDER BY key DESC LIMIT 1',
  );
  const outcomes = db.prepare<[string], Row>('SELECT * FROM outcomes WHERE template_id = ? ORDER BY key');
  const setTemplate = db.prepare(
    `UPDATE templates SET fields = @fields, state = @state, refusal = @refusal, agreed = @agreed,
       removed_at = CASE WHEN @removed THEN coalesce(removed_at, @at) END
     WHERE id = @id`,
  );
  const detachOthers = db.prepare(
    `UPDATE scans SET detached_at = @at
     WHERE template_id = @id AND detached_at IS NULL AND id NOT IN (SELECT value FROM json_each(@kept))`,
  );
  const attach = db.prepare(
    'UPDATE scans SET detached_at = NULL, side = @side WHERE id = @scan AND template_id = @id',
  );
  const setAside = db.prepare(
    `UPDATE pictures SET aside = iif(id = @picture, 0,
       iif(key > ifnull((SELECT key FROM pictures WHERE id = @picture), 0), 1, aside))
     WHERE template_id = @id`,
  );
  const dropOutcomes = db.prepare('DELETE FROM outcomes WHERE template_id = ?');

  const outcomesOf = (id: string): Row[] => outcomes.all(id).map(({ key: _key, ...row }) => row);
  /** Whatever columns the table has in this version. */
  const insertOutcome = (row: Row): void => {
    const columns = Object.keys(row);
    db.prepare(
      `INSERT INTO outcomes (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
    ).run(row);
  };

  return {
    read: (id) => {
      const { removed, agreed, ...own } = template.get(id)!;
      const domains = records.rows(id);
      const handOver = common.image(id);
      const image: TemplateImage = {
        ...own,
        removed: removed === 1,
        scans: scans.all(id),
        picture: picture.get(id)?.id ?? null,
        outcomes: outcomesOf(id),
        ...(domains.length > 0 ? { domains } : {}),
        ...(agreed === '{}' ? {} : { agreed }),
        ...(handOver ? { handOver } : {}),
      };
      return JSON.stringify(image);
    },
    write: (id, text, at) => {
      const image = JSON.parse(text) as TemplateImage;
      const { fields, state, refusal, removed, agreed = '{}' } = image;
      setTemplate.run({ id, fields, state, refusal, removed: removed ? 1 : 0, agreed, at });
      detachOthers.run({ id, at, kept: JSON.stringify(image.scans.map((scan) => scan.id)) });
      for (const scan of image.scans) attach.run({ id, scan: scan.id, side: scan.side });
      setAside.run({ id, picture: image.picture });
      common.restore(id, image.handOver ?? null);
      const { domains = [] } = image;
      if (JSON.stringify(domains) !== JSON.stringify(records.rows(id))) records.replace(id, domains);
      if (JSON.stringify(image.outcomes) === JSON.stringify(outcomesOf(id))) return;
      dropOutcomes.run(id);
      for (const row of image.outcomes) insertOutcome(row);
    },
  };
};
