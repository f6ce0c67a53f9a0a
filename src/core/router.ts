/** One handler for each operation of the contract. */

import { aboutOperations } from './ops/about.ts';
import { auditOperations } from './ops/audit.ts';
import { backupOperations } from './ops/backups.ts';
import { os } from './ops/base.ts';
import { bundleOperations } from './ops/bundles.ts';
import { calendarOperations } from './ops/calendar.ts';
import { checkOperations } from './ops/checks.ts';
import { deskOperations } from './ops/desk.ts';
import { domainOperations } from './ops/domains.ts';
import { editionOperations } from './ops/edition.ts';
import { erasureOperations } from './ops/erasure.ts';
import { guideOperations } from './ops/guide.ts';
import { handOverOperations } from './ops/hand-over-files.ts';
import { importOperations } from './ops/imports.ts';
import { intakeOperations } from './ops/intake.ts';
import { jobOperations } from './ops/jobs.ts';
import { keyOperations } from './ops/keys.ts';
import { numberOperations } from './ops/numbers.ts';
import { pictureOperations } from './ops/pictures.ts';
import { readingOperations } from './ops/readings.ts';
import { returnedOperations } from './ops/returned.ts';
import { ruleOperations } from './ops/rules.ts';
import { scannerOperations } from './ops/scanners.ts';
import { scanOperations } from './ops/scans.ts';
import { stepOperations } from './ops/steps.ts';
import { stockOperations } from './ops/stock.ts';
import { targetOperations } from './ops/targets.ts';
import { templateOperations } from './ops/templates.ts';
import { updateOperations } from './ops/updates.ts';
import { watchedOperations } from './ops/watched.ts';

export const router = os.router({
  desk: deskOperations,
  targets: targetOperations,
  rules: ruleOperations,
  numbers: numberOperations,
  templates: templateOperations,
  domains: domainOperations,
  steps: stepOperations,
  imports: importOperations,
  scans: scanOperations,
  pictures: pictureOperations,
  readings: readingOperations,
  checks: checkOperations,
  bundles: bundleOperations,
  intake: intakeOperations,
  jobs: jobOperations,
  keys: keyOperations,
  calendar: calendarOperations,
  returned: returnedOperations,
  about: aboutOperations,
  audit: auditOperations,
  backups: backupOperations,
  erasure: erasureOperations,
  guide: guideOperations,
  handover: handOverOperations,
  stock: stockOperations,
  watched: watchedOperations,
  scanners: scannerOperations,
  updates: updateOperations,
  edition: editionOperations,
});
