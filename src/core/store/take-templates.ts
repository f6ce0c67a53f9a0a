/** Templates of another store, as far as they are brought into a desk one by one. */
import { fieldsSchema } from '#contract/schemas';
import type { Picture, Scan } from '#domain/picture/picture';
import type { TemplateFields } from '#domain/template/fields';
import type { ReviewState } from '#domain/template/state';
import { deriveKey } from '../key/data-key.ts';
import type { NewPicture, NewScan } from '../ports/scans.ts';
import { openStore } from './open-store.ts';

export type TakenTemplate = {
  readonly id: string;
  readonly fields: TemplateFields;
  readonly state: ReviewState;
  /** Attached ones, with their ids of then. */
  readonly scans: readonly (NewScan & { readonly id: string })[];
  /** The one that counted. */
  readonly picture: NewPicture | null;
};

export type TemplateSource = {
  /** Id and name of each, as its list showed it; removed ones too. */
  list(): readonly { readonly id: string; readonly name: string; readonly state: ReviewState }[];
  /** Null where there is none of this id. */
  take(id: string): TakenTemplate | null;
  readonly contentKey: Buffer;
  close(): void;
};

type ScanRow = Record<
  'id' | 'side' | 'sha256' | 'vault_id' | 'name' | 'facts' | 'findings' | 'password',
  string
>;
type PictureRow = Record<'sha256' | 'vault_id' | 'plan' | 'target' | 'output' | 'findings', string>;

/** Opens a store in `dir`, bringing it up to date: a copy, not a desk that somebody works in. Faults: those of `openStore`. */
export const openTemplateSource = (dir: string, dataKey: Uint8Array): TemplateSource => {
  const store = openStore(dir, dataKey);
  const { db } = store;
  const all = db.prepare<[], { id: string; name: string; state: ReviewState }>(
    'SELECT t.id, r.name, t.state FROM templates t JOIN template_rows r ON r.key = t.key ORDER BY t.key',
  );
  const template = db.prepare<[string], { fields: string; state: ReviewState }>(
    'SELECT fields, state FROM templates WHERE id = ?',
  );
  const scans = db.prepare<[string], ScanRow>(
    'SELECT * FROM scans WHERE template_id = ? AND detached_at IS NULL ORDER BY key',
  );
  const picture = db.prepare<[string], PictureRow>(
    'SELECT * FROM pictures WHERE template_id = ? AND aside = 0 ORDER BY key DESC LIMIT 1',
  );
  return {
    list: () => store.read(() => all.all()),
    take: (id) =>
      store.read(() => {
        const row = template.get(id);
        if (!row) return null;
        const made = picture.get(id);
        return {
          id,
          fields: fieldsSchema.parse(JSON.parse(row.fields)),
          state: row.state,
          scans: scans.all(id).map(toScan),
          picture: made ? toPicture(made) : null,
        };
      }),
    contentKey: deriveKey(dataKey, 'vault-content'),
    close: store.close,
  };
};

const toScan = (row: ScanRow): NewScan & { readonly id: string } => ({
  id: row.id,
  side: row.side as Scan['side'],
  sha256: row.sha256,
  name: row.name,
  facts: { page: 1, papers: [], ...JSON.parse(row.facts) },
  findings: JSON.parse(row.findings),
  vaultId: row.vault_id,
  password: row.password,
});

const toPicture = (row: PictureRow): NewPicture => ({
  sha256: row.sha256,
  vaultId: row.vault_id,
  plan: JSON.parse(row.plan) as Picture['plan'],
  target: row.target,
  output: JSON.parse(row.output) as Picture['output'],
  findings: JSON.parse(row.findings),
});
