/** The log of a desk: who saw, changed, handed out and erased what and when, and whether the log itself holds. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { BackupPlace } from './backups.ts';
import type { HistoryState } from './doctor.ts';
import { operation } from './operation.ts';
import { dateSchema, idSchema } from './schemas.ts';
import type { TemplateEvent } from './views.ts';

/** What a person asks the log for. */
export const eventGroups = ['seen', 'changed', 'handed-out', 'erased', 'desk'] as const;
export type EventGroup = (typeof eventGroups)[number];

export const groupOf: Readonly<Record<TemplateEvent['kind'], EventGroup>> = {
  'number-shown': 'seen',
  created: 'changed',
  changed: 'changed',
  removed: 'changed',
  restored: 'changed',
  'state-set': 'changed',
  'domains-set': 'changed',
  'scan-attached': 'changed',
  'scan-detached': 'changed',
  'picture-prepared': 'changed',
  agreed: 'changed',
  undone: 'changed',
  redone: 'changed',
  listed: 'handed-out',
  bundled: 'handed-out',
  'handed-over': 'handed-out',
  'taken-over': 'changed',
  decided: 'changed',
  'bundle-saved': 'handed-out',
  'bundle-gone': 'handed-out',
  erased: 'erased',
  'papers-erased': 'erased',
  'desk-restored': 'desk',
  'update-ready': 'desk',
  'app-changed': 'desk',
  'edition-added': 'desk',
  'edition-removed': 'desk',
  'key-added': 'desk',
  'key-removed': 'desk',
  rekeyed: 'desk',
};

const querySchema = z.object({
  /** All without. */
  groups: z.array(z.enum(eventGroups)).max(eventGroups.length).optional(),
  /** Days in China, both included. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  template: idSchema.optional(),
});
export type AuditQuery = z.infer<typeof querySchema>;

export type AuditEntry = TemplateEvent & {
  /** '' for what was done to the desk as a whole. */
  readonly template: string;
  /** Of the template as it is now; '' where it is gone. */
  readonly name: string;
};

export type AuditPage = {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The next page begins before this one; null at the end. */
  readonly next: number | null;
  /** Entries of the whole log. */
  readonly events: number;
};

/** Parts of a CSV file in their order. It holds ids, codes and hashes, no name and no number. */
export type AuditFilePart =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A backup that says where the log ended when it was made. */
export type AuditAnchor = {
  readonly place: BackupPlace;
  readonly name: string;
  /** UTC ISO. */
  readonly madeAt: string;
  readonly events: number;
  /** Whether the log still holds that entry with that hash. */
  readonly fits: boolean;
};

export type AuditProof = {
  readonly ok: boolean;
  readonly events: number;
  /** SHA-256 of the newest entry, which covers all before it; to be written down outside. */
  readonly head: string;
  readonly state: HistoryState;
  readonly anchors: readonly AuditAnchor[];
};

export type AuditProgress =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly proof: AuditProof };

export const auditContract = {
  page: operation
    .input(
      querySchema.extend({
        before: z.int().positive().optional(),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(type<AuditPage>()),
  /** As CSV, newest first, each entry with its hash, so that the chain can be checked without the desk. */
  file: operation.input(querySchema).output(eventIterator(type<AuditFilePart>())),
  /** Follows every entry from the first on, and compares with every backup that can be reached. Faults: store-damaged, cancelled. */
  prove: operation.output(eventIterator(type<AuditProgress>())),
};
