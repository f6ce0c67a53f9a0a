/** Which way a template goes in a bundle, and which of its names go. */

import type { TemplateView } from '#contract/views';
import { domainsToSubmit, offeredWay } from '#domain/domain-name/way';
import type { PayloadWay } from '#domain/payload/payload';
import type { TargetPack } from '#domain/target/target';
import type { ItemWay } from '../ports/bundle-thread.ts';
import type { DeskContext } from '../ports/desk-context.ts';

/**
 * The way that was asked for, else the one that is offered for its state, where the target has it. Names go the way of names only.
 * null: nothing goes: the target does not have this way, or no name is left to hand in.
 */
export const wayOf = (
  { templates, clock }: Pick<DeskContext, 'templates' | 'clock'>,
  view: TemplateView,
  asked: PayloadWay | undefined,
  { submission: { ways } }: TargetPack,
): ItemWay | null => {
  const offered = offeredWay(view.state, view.domains);
  const way = asked ?? (ways.includes(offered) ? offered : 'template');
  if (way === 'template') return { way, domains: [] };
  const template = { state: view.state, since: templates.stateDays(view.id).since };
  const domains = domainsToSubmit(templates.domains(view.id), template, clock.today());
  return ways.includes(way) && domains.length > 0 ? { way, domains } : null;
};

/** Without a list only what was not submitted yet goes in, by names also what has names to hand in. */
export const isOpen = ({ state, domains }: TemplateView, asked: PayloadWay | undefined): boolean =>
  state === 'not-submitted' || state === 'rejected' || (asked === 'domain' && (domains?.due ?? 0) > 0);
