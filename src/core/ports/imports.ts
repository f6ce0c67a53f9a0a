/** Lists that were read and wait for a decision. */
import type {
  ImportPlan,
  ImportPreview,
  ImportProgress,
  ImportRows,
  ImportView,
  ListChoice,
  RowOutcome,
} from '#contract/lists';
import type { Table } from './tables.ts';

export type Imports = {
  /** Any table, as it stands. Faults: list-unreadable, list-too-long. */
  read(bytes: Uint8Array): Promise<Table>;
  open(
    source: { bytes: Uint8Array; name: string } | { text: string },
    choice?: Partial<ListChoice>,
  ): Promise<ImportView>;
  /** Fault: grant-unknown once the list is gone. */
  preview(
    plan: ImportPlan,
    page: { show: RowOutcome | 'all'; offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<ImportPreview>;
  judge(plan: ImportPlan, signal?: AbortSignal): AsyncGenerator<ImportRows>;
  /** Fault: grant-unknown once the list is gone. */
  rowsOf(list: string): number;
  /** Writes the rows in batches, each whole; tells after each how far it is. */
  run(plan: ImportPlan, signal?: AbortSignal): AsyncGenerator<ImportProgress>;
};
