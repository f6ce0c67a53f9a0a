import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { Recorded } from '#contract/returned';
import type { BundleView, TemplateView } from '#contract/views';
import type { CalendarDate } from '#domain/date/calendar-date';
import { domainKey } from '#domain/domain-name/domain-state';
import type { DeskContext } from '../ports/desk-context.ts';
import { os, toFault } from './base.ts';

export const markSubmitted = os.bundles.markSubmitted.handler(async ({ context, input: { bundle, on } }) => {
  const { templates, bundles, clock, log } = context;
  // Nobody hands in tomorrow: a slip of the year would move every day that follows from it.
  if (on !== undefined && on > clock.today()) throw new Fault('invalid-input', { field: 'on' });
  const views: TemplateView[] = [];
  const left: Recorded['left'][number][] = [];
  let [done, domains] = [0, 0];
  const answered = bundles.rejectedSince(bundle);
  const { items, target } = bundles.get(bundle).view;
  for (const item of items) {
    await setImmediate();
    try {
      // What came back from this bundle goes out again with another one.
      const marked = answered.has(item.template) ? null : mark(templates, item, { on, target });
      if (!marked) continue;
      done += 1;
      domains += marked.domains;
      if (views.length < mostViews) views.push(marked.view);
    } catch (error) {
      const { code } = toFault(error, log);
      if (code !== 'not-found') throw error;
      left.push({ template: item.template, fault: code });
    }
  }
  return { views, templates: done, domains, left };
});

/** Views in one answer. */
const mostViews = 200;

/** null where nothing is to be set: it was answered since, or stands so already. */
const mark = (
  templates: DeskContext['templates'],
  { template, way = 'template', domains = [] }: BundleView['items'][number],
  { on, target }: { readonly on: CalendarDate | undefined; readonly target: string },
): { view: TemplateView; domains: number } | null => {
  const { revision, state } = templates.recordOf(template);
  if (way === 'template')
    return state === 'in-review' || state === 'verified'
      ? null
      : { view: templates.setState(template, revision, 'in-review', { on, target }), domains: 0 };
  const went = new Set(domains.map(domainKey));
  const names = templates
    .domains(template)
    .filter(({ name, record }) => {
      const isOpen = record.state !== 'in-review' && record.state !== 'verified';
      return isOpen && went.has(domainKey(name));
    })
    .map(({ name }) => name);
  if (names.length === 0) return null;
  const view = templates.setDomains(template, revision, { chosen: { names }, state: 'in-review', on });
  return { view, domains: names.length };
};
