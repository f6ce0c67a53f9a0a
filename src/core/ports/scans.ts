/** Scans and pictures on their way into the store, and where stored ones lie. */
import type { Finding } from '#domain/finding/finding';
import type { ImageType, Picture, Scan } from '#domain/picture/picture';
import type { Plan } from '#domain/plan/plan';

export type NewScan = Omit<Scan, 'id' | 'addedAt' | 'reading'> & {
  readonly vaultId: string;
  readonly password: string;
};
export type NewPicture = Omit<Picture, 'id' | 'madeAt'> & { readonly vaultId: string };

/** A refused plan and why; shown until a plan succeeds. */
export type Refusal = { readonly plan: Plan; readonly findings: readonly Finding[] };

export type StoredFile = { readonly vaultId: string; readonly name: string; readonly type: ImageType };
