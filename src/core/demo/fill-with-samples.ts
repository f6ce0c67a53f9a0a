/** Fills an empty desk with drawn samples, the way a person would: create, attach, prepare. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskClient } from '#contract/desk-client';
import { Fault } from '#contract/faults';
import type { DemoSummary, TemplateView } from '#contract/views';
import { type Corners, defaultRim } from '#domain/plan/plan';
import type { DeskContext } from '../ports/desk-context.ts';
import { makeSamples, type Sample } from './samples.ts';

type Drawings = Readonly<Record<string, { readonly file: string; readonly corners: Corners }>>;

/** Fault: desk-not-empty. */
export const fillWithSamples = async (client: DeskClient, context: DeskContext): Promise<DemoSummary> => {
  const { total, counts } = await client.templates.list({ filter: 'all', limit: 1 });
  if (total + counts.removed > 0) throw new Fault('desk-not-empty');
  const folder = join(context.assetsDir, 'samples');
  const drawings = JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')) as Drawings;
  const views: TemplateView[] = [];
  for (const sample of makeSamples(context.clock.today()))
    views.push(await addSample(client, context, sample, drawings, folder));
  const count = (readiness: string): number =>
    views.filter((view) => view.check.readiness === readiness).length;
  return {
    templates: views.length,
    scans: views.reduce((sum, view) => sum + view.scans.length, 0),
    ready: count('ready'),
    waiting: count('wait'),
    stopped: count('stop'),
  };
};

const addSample = async (
  client: DeskClient,
  context: DeskContext,
  sample: Sample,
  drawings: Drawings,
  folder: string,
): Promise<TemplateView> => {
  const { id } = await client.templates.create({ fields: sample.fields });
  for (const { drawing, side } of sample.scans) {
    const { file } = drawings[drawing]!;
    const { token } = await context.grants.offer(`sample-${file}`, { path: join(folder, file) });
    await client.scans.attach({ template: id, grant: token, side });
  }
  const { scans, fields } = await client.templates.get({ id });
  return client.pictures.prepare({
    template: id,
    plan: {
      version: 1,
      sides: scans.map((scan, index) => ({
        scanId: scan.id,
        corners: drawings[sample.scans[index]!.drawing]!.corners,
        flip: false,
        turns: 0,
      })),
      layout: 'stacked',
      rim: defaultRim,
      paper: fields.certificate.type,
      format: 'jpg',
    },
  });
};
