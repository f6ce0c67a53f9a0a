/** The verbs, in the order of the work. */
import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { bundle } from './bundle.ts';
import { calendar } from './calendar.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { desks } from './desks.ts';
import { doctor } from './doctor.ts';
import { erase } from './erase.ts';
import { explain } from './explain.ts';
import { exportList } from './export.ts';
import { handOver } from './hand-over.ts';
import { importList } from './import.ts';
import { inspect } from './inspect.ts';
import { intake } from './intake.ts';
import { key } from './key.ts';
import { number } from './number.ts';
import { outcomes } from './outcomes.ts';
import { prepare } from './prepare.ts';
import { read } from './read.ts';
import { repair } from './repair.ts';
import { restore } from './restore.ts';
import { retake } from './retake.ts';
import { retention } from './retention.ts';
import { scan } from './scan.ts';
import { serve } from './serve.ts';
import { stock } from './stock.ts';
import { targets } from './targets.ts';
import { template } from './template.ts';
import { update } from './update.ts';
import { verify } from './verify.ts';
import { watch } from './watch.ts';

export const commands: Readonly<Record<string, Command>> = {
  targets,
  number,
  inspect,
  read,
  prepare,
  template,
  import: importList,
  export: exportList,
  scan,
  intake,
  watch,
  check,
  repair,
  bundle,
  verify,
  explain,
  retake,
  calendar,
  outcomes,
  backup,
  restore,
  doctor,
  'hand-over': handOver,
  desks,
  stock,
  audit,
  erase,
  retention,
  key,
  demo,
  serve,
  update,
};
