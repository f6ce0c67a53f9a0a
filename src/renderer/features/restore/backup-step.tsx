/** How far a backup or a restore is. */
import type { BackupStep } from '#contract/backups';
import { useSayer } from '../../app/language.tsx';

export const BackupStepLine = ({ step: { step, done, total } }: { readonly step: BackupStep }) => (
  <p className="quiet tabular" role="status">
    {useSayer().label(`backupStep.${step}`)} {total > 1 ? `${done} / ${total}` : ''}
  </p>
);
