/**
 * The operations of a desk, as a value: hosts, client, handlers and tests are all driven by this one list.
 * One operation is one user intent; its answer carries the new view of what changed.
 */

import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import type { NumberReport } from '#domain/number/report';
import type { Trends } from '#domain/outcome/trends';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import { reviewStates } from '#domain/template/state';
import { aboutOperations } from './about.ts';
import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { bundleGroups } from './bundle-groups.ts';
import { calendarOperations } from './calendar.ts';
import { cellOperations } from './cells.ts';
import { doctorOperation } from './doctor.ts';
import { domainsContract } from './domains.ts';
import { editionContract } from './edition.ts';
import { erasureContract } from './erasure.ts';
import { guideOperations } from './guide.ts';
import { handOverContract } from './hand-over-files.ts';
import { intakeContract } from './intake-operations.ts';
import { jobsContract } from './jobs.ts';
import { keysContract } from './keys-operations.ts';
import { longestText } from './limits.ts';
import {
  type BulkPreview,
  type BulkResult,
  bulkEditSchema,
  chosenSchema,
  type ImportPreview,
  type ImportRows,
  type ImportView,
  importPlanSchema,
  type ListFile,
  listChoiceSchema,
  rowOutcomes,
} from './lists.ts';
import { manyOperations } from './many.ts';
import { bundleStanding, markSubmitted } from './mark-submitted.ts';
import { looking, operation } from './operation.ts';
import { readingsContract } from './readings.ts';
import { returnedOperations } from './returned.ts';
import { scannersContract } from './scanners.ts';
import {
  dateSchema,
  fieldsSchema,
  idSchema,
  listScopeSchema,
  planSchema,
  type Settings,
  settingsSchema,
} from './schemas.ts';
import { sealedBundles } from './sealed-bundles.ts';
import { stockContract } from './stock.ts';
import { tileOperations } from './tiles.ts';
import { stepsContract } from './undo.ts';
import { updatesContract } from './updates.ts';
import type {
  BundleVerdict,
  BundleView,
  CheckView,
  DemoSummary,
  DeskStatus,
  RuleCount,
  TargetPreview,
  TemplateList,
  TemplateView,
  TodayFigures,
} from './views.ts';
import { watchedContract } from './watched.ts';

const revisionOf = { id: idSchema, revision: z.int().nonnegative() };
const listQuery = listScopeSchema.extend({
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type TemplateQuery = z.input<typeof listQuery>;

/** A token for bytes that the host took in (upload, drop); paths never come from a page. */
const grantSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** From 1. */
const pageSchema = z.int().min(1).max(100_000);
const sideSchema = z.enum(['front', 'back', 'page', 'proof']);

export const deskContract = {
  desk: {
    status: operation.output(type<DeskStatus>()),
    today: operation.output(type<TodayFigures>()),
    saveSettings: operation.input(settingsSchema.partial()).output(type<Settings>()),
    /** Fills an empty desk with drawn samples. Fault `desk-not-empty` otherwise. */
    fillWithSamples: operation.output(type<DemoSummary>()),
    /** Whether everything that the desk took in is there and whole. Faults: disk-failing, read-only with `repair`. */
    doctor: doctorOperation,
  },
  targets: {
    list: operation.output(type<readonly TargetPack[]>()),
    /** What taking in a pack would change; nothing is written. Faults: pack-newer, pack-invalid. */
    preview: operation.input(z.object({ pack: z.unknown() })).output(type<TargetPreview>()),
    /** Takes in a pack of the office, in place of one with the same id. Faults: as `preview`. */
    add: operation.input(z.object({ pack: z.unknown() })).output(type<readonly TargetPack[]>()),
    /** Takes an office's pack away again; one of the app's own comes back. Fault: target-unknown. */
    remove: operation.input(z.object({ id: z.string().max(60) })).output(type<readonly TargetPack[]>()),
  },
  rules: {
    /** What the rules know beyond targets. */
    book: operation.output(type<RuleBook>()),
    /** Which findings really predicted rejections. */
    counts: operation.output(type<readonly RuleCount[]>()),
    /** Answers over time: by week with what was forecast, by target, by customer, and which findings deserve trust. */
    trends: operation.output(type<Trends>()),
  },
  numbers: {
    check: operation
      .input(z.object({ kind: z.enum(certificateTypes), value: z.string().max(500) }))
      .output(type<NumberReport>()),
  },
  templates: {
    list: operation.input(listQuery).output(type<TemplateList>()),
    /** Ids of everything that a list shows, in its order. */
    ids: operation.input(listScopeSchema).output(type<readonly string[]>()),
    /** How many templates each of these lists has. */
    counts: operation.input(z.array(listScopeSchema).max(50)).output(type<readonly number[]>()),
    /** What one change for many would do; nothing is written. */
    previewMany: operation
      .input(z.object({ chosen: chosenSchema, edit: bulkEditSchema }))
      .output(type<BulkPreview>()),
    /**
     * One change for many, all or none: a template that was changed since the preview stops it and is named. `despite`: a state is
     * also set where findings speak against it; without it these are left out.
     */
    updateMany: operation
      .input(
        z.object({
          items: z
            .array(z.object({ id: idSchema, revision: z.int().nonnegative() }))
            .min(1)
            .max(20_000),
          edit: bulkEditSchema,
          despite: z.boolean().default(false),
        }),
      )
      .output(type<BulkResult>()),
    ...manyOperations,
    ...cellOperations,
    ...tileOperations,
    /** Writes templates into a spreadsheet that a host then saves; it holds whole numbers, so each gets an event. Fault: export-too-long. */
    exportList: operation
      .input(z.object({ chosen: chosenSchema, format: z.enum(['csv', 'xlsx']) }))
      .output(type<ListFile>()),
    /** An empty list with an example to fill in, which a host then saves. */
    exampleList: operation
      .input(z.object({ kind: z.enum(['individual', 'organization']), format: z.enum(['csv', 'xlsx']) }))
      .output(type<ListFile>()),
    get: looking.input(z.object({ id: idSchema })).output(type<TemplateView>()),
    create: operation.input(z.object({ fields: fieldsSchema })).output(type<TemplateView>()),
    update: operation.input(z.object({ ...revisionOf, fields: fieldsSchema })).output(type<TemplateView>()),
    /** Out of sight, not out of the store: `restore` brings it back. */
    remove: operation.input(z.object(revisionOf)).output(type<TemplateView>()),
    restore: operation.input(z.object(revisionOf)).output(type<TemplateView>()),
    /** Somebody has the whole number on screen: an event of its history. */
    noteNumberShown: operation.input(z.object({ id: idSchema })).output(type<TemplateView>()),
    setState: operation
      .input(
        z.object({
          ...revisionOf,
          state: z.enum(reviewStates),
          /** The reviewer's answer, as pasted. */
          message: z.string().max(20_000).default(''),
        }),
      )
      .output(type<TemplateView>()),
  },
  domains: domainsContract,
  steps: stepsContract,
  imports: {
    /** Reads a list: a CSV, XLSX or HTML file, or a pasted block. Faults: list-unreadable, list-too-long, grant-unknown. */
    open: operation
      .input(
        z.union([
          listChoiceSchema.extend({ grant: grantSchema }),
          listChoiceSchema.extend({ text: z.string().min(1).max(longestText) }),
        ]),
      )
      .output(type<ImportView>()),
    /** What each row would do; nothing is written. Fault: grant-unknown once the list is gone. */
    preview: operation
      .input(
        importPlanSchema.extend({
          show: z.enum(rowOutcomes).or(z.literal('all')).default('all'),
          offset: z.int().nonnegative().default(0),
          limit: z.int().min(1).max(1_000).default(200),
        }),
      )
      .output(type<ImportPreview>()),
    /** The same for every row, in one go through the list. */
    judge: operation.input(importPlanSchema).output(eventIterator(type<ImportRows>())),
  },
  scans: {
    /** Fault `unreadable-scan` with the finding that says why; `picture-locked` asks for a password. */
    attach: operation
      .input(
        z.object({
          template: idSchema,
          grant: grantSchema,
          side: sideSchema.optional(),
          page: pageSchema.default(1),
          password: z.string().max(200).default(''),
        }),
      )
      .output(type<TemplateView>()),
    /** Makes exactly these pages of the scan's file scans of the template. Fault: unreadable-scan. */
    choosePages: operation
      .input(z.object({ template: idSchema, scan: idSchema, pages: z.array(pageSchema).min(1).max(8) }))
      .output(type<TemplateView>()),
    setSide: operation
      .input(z.object({ template: idSchema, scan: idSchema, side: sideSchema }))
      .output(type<TemplateView>()),
    detach: operation.input(z.object({ template: idSchema, scan: idSchema })).output(type<TemplateView>()),
  },
  pictures: {
    /** Makes the upload picture. Without a plan: every scan with its corners where they were found and are sure, stacked, in the target's first format. */
    prepare: operation
      .input(z.object({ template: idSchema, plan: planSchema.optional() }))
      .output(type<TemplateView>()),
  },
  readings: readingsContract,
  checks: {
    /** Findings of some or all templates; `target` answers "what if we send these there instead". */
    run: operation
      .input(
        z.object({
          templates: z.array(idSchema).max(100_000).optional(),
          target: z.string().max(60).optional(),
          today: dateSchema.optional(),
        }),
      )
      .output(type<readonly CheckView[]>()),
  },
  bundles: {
    list: operation.output(type<readonly BundleView[]>()),
    groups: bundleGroups,
    markSubmitted,
    standing: bundleStanding,
    ...sealedBundles,
    verify: operation
      .input(
        z.union([
          z.object({ grant: grantSchema, password: z.string().max(200).optional() }),
          z.object({ bundle: idSchema }),
        ]),
      )
      .output(type<BundleVerdict>()),
  },
  keys: keysContract,
  calendar: calendarOperations,
  returned: returnedOperations,
  about: aboutOperations,
  audit: auditContract,
  backups: backupsContract,
  erasure: erasureContract,
  intake: intakeContract,
  jobs: jobsContract,
  watched: watchedContract,
  scanners: scannersContract,
  updates: updatesContract,
  edition: editionContract,
  guide: guideOperations,
  handover: handOverContract,
  stock: stockContract,
};
