/** Every kind of job. */
import { bundleJob } from './bundle-job.ts';
import { importJob } from './import-job.ts';
import { intakeJob } from './intake-job.ts';
import type { JobKinds } from './job-kind.ts';
import { picturesJob } from './pictures-job.ts';
import { readingJob } from './reading-job.ts';
import { scanningJob } from './scanning-job.ts';

export const jobKinds: JobKinds = {
  intake: intakeJob,
  pictures: picturesJob,
  bundle: bundleJob,
  reading: readingJob,
  import: importJob,
  scanning: scanningJob,
};
