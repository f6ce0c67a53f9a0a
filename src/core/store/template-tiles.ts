/** Tiles of the gallery: rows of the list by their ids, each with the ids of its scans and of its picture. */
import type { Tile } from '#contract/tiles';
import type { ScanSide } from '#domain/picture/picture';
import type { Store } from './open-store.ts';
import { type ListRow, toRow } from './template-list.ts';
import { isDamaged } from './template-view.ts';

type ScanLine = { id: string; side: string; name: string; damaged: number };
type PictureLine = { id: string; damaged: number };

/** Null for a template that is gone. */
export const openTemplateTiles = ({ db }: Pick<Store, 'db'>): ((id: string) => Tile | null) => {
  const rowOf = db.prepare<[string], ListRow>(
    `SELECT r.*, d.counts AS domains FROM templates t JOIN template_rows r ON r.key = t.key
     LEFT JOIN domain_counts d ON d.key = r.key WHERE t.id = ?`,
  );
  const scansOf = db.prepare<[string], ScanLine>(
    `SELECT id, side, name, ${isDamaged('scans')} AS damaged
     FROM scans WHERE template_id = ? AND detached_at IS NULL ORDER BY key`,
  );
  const pictureOf = db.prepare<[string], PictureLine>(
    `SELECT id, ${isDamaged('pictures')} AS damaged
     FROM pictures WHERE template_id = ? AND aside = 0 ORDER BY key DESC LIMIT 1`,
  );
  return (id) => {
    const row = rowOf.get(id);
    if (!row) return null;
    const picture = pictureOf.get(id);
    return {
      ...toRow(row),
      removed: row.shelf === 'removed',
      picture: picture ? { id: picture.id, damaged: picture.damaged === 1 } : null,
      scans: scansOf.all(id).map((scan) => ({
        ...scan,
        side: scan.side as ScanSide,
        damaged: scan.damaged === 1,
      })),
    };
  };
};
