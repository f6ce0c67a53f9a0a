/** What an imaging process is asked for, and what it answers. */
import type { Corners } from '#domain/plan/plan';
import type { Inspected, Prepared, PrepareInput, Rastered, ScanSource } from '../ports/imaging.ts';
import type { Previewed } from './preview.ts';

export type Task =
  | {
      readonly kind: 'inspect';
      readonly scan: ScanSource;
      readonly name: string;
      /** Where lines of text stand; null where nobody looked for them. */
      readonly text: readonly Corners[] | null;
    }
  | { readonly kind: 'prepare'; readonly input: PrepareInput }
  | { readonly kind: 'preview'; readonly scan: ScanSource; readonly width: number }
  | {
      readonly kind: 'raster';
      readonly scan: ScanSource;
      readonly longest: number;
      /** Whether the text layer is wanted, for which a page is drawn once more. */
      readonly withLayer: boolean;
    };

export type Result = Inspected | Prepared | Previewed | Rastered;

/** The scans that a task reads. */
export const scansOf = (task: Task): readonly ScanSource[] =>
  task.kind === 'prepare' ? Object.values(task.input.scans) : [task.scan];
