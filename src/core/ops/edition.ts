import type { BroughtPack, EditionPreview } from '#contract/edition';
import { compareHolidays, compareNaming } from '#domain/edition/compare-rules';
import { diffTargets } from '#domain/target/diff-targets';
import type { TargetPack } from '#domain/target/target';
import type { DeskContext } from '../ports/desk-context.ts';
import type { CheckedEdition, RuleData } from '../ports/editions.ts';
import type { HeldPackage } from '../ports/updates.ts';
import { os } from './base.ts';
import { readinessChanges } from './readiness-changes.ts';

export const editionOperations = {
  view: os.edition.view.handler(({ context }) => context.editions.view()),
  preview: os.edition.preview.handler(({ context, input, signal }) =>
    previewEdition(context, context.grants.takeBundle(input.grant), signal),
  ),
  add: os.edition.add.handler(async ({ context, input, signal }) => {
    await context.editions.add(input.offer, signal);
    return context.editions.view();
  }),
  remove: os.edition.remove.handler(async ({ context }) => {
    await context.editions.remove();
    return context.editions.view();
  }),
};

/** What a rules file would change. Faults: those of `Editions.check`, cancelled. */
export const previewEdition = async (
  context: DeskContext,
  held: HeldPackage,
  signal?: AbortSignal,
): Promise<EditionPreview> => {
  const { editions, targets, holidays, ruleBook } = context;
  const checked = await editions.check(held, signal);
  const { id, manifest, rules, data, networks } = checked;
  const touched = await checkAll(context, data, signal);
  const brings = new Set(rules.packs.map((pack) => pack.id));
  return {
    id,
    edition: manifest.edition,
    date: manifest.date,
    from: editions.view().installed?.edition ?? null,
    packs: broughtPacks(context, checked),
    leaving: targets.publishedIds.filter((pack) => !brings.has(pack)),
    ...touched,
    holidays: compareHolidays(holidays(), data.holidays),
    naming: compareNaming(ruleBook().naming, data.naming),
    networks,
  };
};

const broughtPacks = ({ targets, settings }: DeskContext, { rules }: CheckedEdition): BroughtPack[] => {
  const fallback = targets.get(settings.read().target);
  return rules.packs.map((pack) => {
    const now = targets.find(pack.id);
    const kind = targets.officeIds.includes(pack.id) ? 'office' : now ? 'replaced' : 'new';
    const differences = diffTargets(now ?? fallback, pack);
    return { id: pack.id, name: pack.name, asOf: pack.asOf, kind, differences };
  });
};

/** The templates for which the packs or the words would be others. */
const checkAll = (
  context: DeskContext,
  { packs, naming }: RuleData,
  signal: AbortSignal | undefined,
): Promise<Pick<EditionPreview, 'checked' | 'changes'>> => {
  const { targets, settings, ruleBook } = context;
  const fallback = settings.read().target;
  const book = { naming, targets: packs.map(({ id }) => id) };
  const then = new Map(packs.map((pack) => [pack.id, pack]));
  // A desk whose default was a pack of the edition before falls back to the first one.
  const packOf = (own: string): TargetPack => then.get(own) ?? then.get(fallback) ?? packs[0]!;
  const isOtherBook = JSON.stringify(book) !== JSON.stringify(ruleBook());
  const isOther = new Map<string, boolean>();
  const differs = (own: string): boolean => {
    const known = isOther.get(own);
    if (known !== undefined) return known;
    const now = targets.find(own) ?? targets.find(fallback);
    const answer = JSON.stringify(now) !== JSON.stringify(packOf(own));
    isOther.set(own, answer);
    return answer;
  };
  const touches = (own: string): boolean => isOtherBook || differs(own);
  return readinessChanges(context, { touches, packOf, book }, signal);
};
