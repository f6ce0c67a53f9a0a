/** In the status bar of every page: how far jobs are, whichever window began them. */
import type { JobView } from '#contract/jobs';
import { useRunningJobs } from './jobs.ts';
import { useText } from './use-text.ts';

export const JobProgress = () => (
  <>
    {useRunningJobs().map((job) => (
      <Running key={job.id} job={job} />
    ))}
  </>
);

const Running = ({ job: { kind, done, total } }: { readonly job: JobView }) => {
  const t = useText();
  return <span className="tabular">{t(`job.${kind}`, { done, total })}</span>;
};
