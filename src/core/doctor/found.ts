/** What the check of a desk finds, before it is told. */
import type { DoctorProblem } from '#contract/doctor';

export type Found = Omit<DoctorProblem, 'repaired' | 'name'> & {
  /** The whole id of an object; its name in the report is short. */
  readonly vaultId?: string;
  readonly row?: string;
  /** Folder of the place of backups that it is about. */
  readonly place?: string;
};
