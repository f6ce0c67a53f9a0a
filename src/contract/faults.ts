/** Faults: the desk could not do what was asked. Findings are no faults; defects are the one code `defect` with an incident id. */
import { z } from 'zod';

export const faultCodes = [
  'not-found',
  'domain-unknown',
  'stale-revision',
  'invalid-input',
  'unreadable-scan',
  'unreadable-file',
  'file-too-large',
  'grant-unknown',
  'desk-in-use',
  'desk-not-empty',
  'desk-missing',
  'desk-gone',
  'desk-incomplete',
  'store-newer',
  'store-damaged',
  'key-missing',
  'key-wrong',
  'key-held-by-system',
  'key-store-refused',
  'key-locked',
  'secret-wrong',
  'secret-weak',
  'words-misspelt',
  'words-not-back',
  'office-key-wrong',
  'slot-last',
  'slot-last-portable',
  'desk-locked',
  'not-encrypted',
  'read-only',
  'not-readable',
  'path-too-long',
  'folder-gone',
  'folder-not-empty',
  'file-in-use',
  'no-locks',
  'disk-full',
  'disk-failing',
  'backup-missing',
  'backup-several',
  'backup-damaged',
  'backup-newer',
  'backup-key',
  'place-unfit',
  'folder-not-watchable',
  'backup-busy',
  'nothing-due',
  'nothing-ready',
  'nothing-to-undo',
  'undo-stale',
  'undo-other-changed',
  'undo-busy',
  'not-a-bundle',
  'not-a-hand-over',
  'hand-over-newer',
  'hand-over-damaged',
  'hand-over-passphrase',
  'hand-over-passphrase-wrong',
  'hand-over-for-other',
  'desk-code-wrong',
  'stock-invitation-wrong',
  'stock-joined',
  'stock-none',
  'stock-item-newer',
  'stock-older',
  'stock-emptied',
  'stock-renewed',
  'stock-removed',
  'stock-copied',
  'target-unknown',
  'pack-newer',
  'pack-invalid',
  'not-an-update',
  'update-untrusted',
  'update-unfit',
  'not-a-rules-file',
  'rules-untrusted',
  'rules-unfit',
  'list-unreadable',
  'list-too-long',
  'export-too-long',
  'reading-unavailable',
  'scanner-away',
  'scanner-busy',
  'scanner-jammed',
  'scanner-empty',
  'scanner-open',
  'scanner-denied',
  'scanner-refused',
  'scanner-failed',
  'scanner-memory',
  'scanner-strange',
  'scanner-unsafe',
  'stock-away',
  'stock-refused',
  'stock-foreign',
  'stock-full',
  'stock-newer',
  'stock-epoch',
  'stock-too-large',
  'stock-altered',
  'cancelled',
  'core-stopped',
  'core-failed',
  'defect',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export const faultSchema = z.object({
  code: z.enum(faultCodes),
  /** Whether the same call may succeed later without changing anything. */
  retry: z.boolean(),
  /** Values for the sentence; nothing personal. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** For defects: the id under which the log holds the details. */
  incident: z.string().optional(),
});
export type FaultShape = z.infer<typeof faultSchema>;

const retryable: ReadonlySet<FaultCode> = new Set([
  'desk-in-use',
  'desk-gone',
  'desk-incomplete',
  'disk-full',
  'disk-failing',
  'file-in-use',
  'key-store-refused',
  'secret-wrong',
  'desk-locked',
  'core-stopped',
  'core-failed',
  'cancelled',
  'undo-busy',
  'backup-busy',
  'scanner-away',
  'scanner-busy',
  'stock-away',
  'stock-full',
  'stock-epoch',
]);

/** Thrown inside the core and by clients; hosts turn it into the sentence of its code. */
export class Fault extends Error implements FaultShape {
  readonly code: FaultCode;
  readonly retry: boolean;
  readonly data: FaultShape['data'];
  readonly incident: string | undefined;

  constructor(
    code: FaultCode,
    data: FaultShape['data'] = {},
    more: { incident?: string; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause });
    this.name = 'Fault';
    this.code = code;
    this.retry = retryable.has(code);
    this.data = data;
    this.incident = more.incident;
  }
}
