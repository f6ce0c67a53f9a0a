/** What a thread for backups is given, and what it says: one job each, plain messages. */
import type { BackupStep } from '#contract/backups';
import type { FaultShape } from '#contract/faults';
import type { ReadFiles, ReadJob } from '../read-backup.ts';
import type { WriteJob, Written } from '../write-backup.ts';

export type BackupJobs = {
  write(job: WriteJob): Written;
  read(job: ReadJob): ReadFiles;
};
export type BackupJobName = keyof BackupJobs;

export type ThreadData = {
  [Name in BackupJobName]: { readonly name: Name; readonly job: Parameters<BackupJobs[Name]>[0] };
}[BackupJobName];

export type ThreadNews =
  | BackupStep
  | { readonly kind: 'store-copied' }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: FaultShape }
  | { readonly kind: 'defect'; readonly name: string; readonly stack: string };
