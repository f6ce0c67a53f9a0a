/** Stands above every page of a desk that is not as it should be: it cannot be written, or its history does not hold. */
import type { BackupStanding } from '#contract/backups';
import type { HistoryState } from '#contract/doctor';
import type { FaultCode } from '#contract/faults';
import type { DeskStatus } from '#contract/views';
import type { Sayer } from '#text/say';
import { WarnIcon } from '../look/icons.tsx';
import { useSayer } from './language.tsx';
import { writeRoute } from './routes.ts';
import { useText } from './use-text.ts';

export const DeskNotice = ({ status }: { readonly status: DeskStatus }) => {
  const t = useText();
  const say = useSayer();
  const notices = [
    ...(status.isForLooking ? [say.label('deskNotice.looking')] : []),
    ...(status.keyTrouble === null ? [] : [say.label(`keyNotice.${status.keyTrouble}`)]),
    ...historyNotices(say, status.history),
    ...backupNotices(say, status.backup),
  ];
  if (notices.length === 0) return null;
  return (
    <div className="core-banner" role="status">
      <WarnIcon />
      <span>
        {notices.join(' ')} <a href={writeRoute({ page: 'settings' })}>{t('deskCheck.title')}</a>
      </span>
    </div>
  );
};

/** Sentences about backups that are not as they should be. */
const backupNotices = (say: Sayer, { notices, days, secondDays, fault }: BackupStanding): string[] =>
  notices.map((notice) => {
    const why = fault === '' ? '' : say.fault({ code: fault as FaultCode, data: { file: 'backup' } });
    const key = notice === 'away' && secondDays === null ? 'awayNever' : notice;
    return say.label(`backupNotice.${key}`, { why, days: days ?? 0, secondDays: secondDays ?? 0 });
  });

/** Sentences about a history that does not hold; none when it does. */
export const historyNotices = (say: Sayer, { brokenAt, missing, isRewritten }: HistoryState): string[] => [
  ...(missing > 0 ? [say.label('deskNotice.missing', { n: missing })] : []),
  ...(brokenAt === null ? [] : [say.label('deskNotice.broken', { n: brokenAt })]),
  ...(isRewritten ? [say.label('deskNotice.rewritten')] : []),
];
