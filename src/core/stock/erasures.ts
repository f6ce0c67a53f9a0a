/** Templates that were erased on another desk. */
import type { StockErasures } from '#contract/stock';
import { displayName } from '#domain/template/display-name';
import { eraseForGood } from '../erasure/erase.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Incoming, StockNotes } from '../ports/stock-notes.ts';

/** More than this many at once, or this part of all, are not carried out before a person says so. */
const many = 100;
const part = 0.1;
/** Of few templates a part says nothing. */
const few = 10;

type Needs = Pick<DeskContext, 'templates' | 'shared'> & { readonly notes: StockNotes };

/** Those that a person has to agree to: too many, or changed here since. */
export const doubtfulErasures = ({ notes, templates }: Needs): readonly Incoming[] => {
  const all = notes.erasures();
  if (all.length === 0) return [];
  const total = templates.counts({ search: '' }).all;
  const isMass = all.length > many || (all.length > few && all.length > total * part);
  return isMass ? all : all.filter(({ template }) => notes.item(template)?.dirty === true);
};

/** Names that are shown of them. */
const shown = 50;

export const shownErasures = (needs: Needs): StockErasures =>
  needs.notes.transaction(() => {
    const all = doubtfulErasures(needs);
    return {
      templates: all.map(({ template }) => template),
      first: all.slice(0, shown).map(({ template }) => ({
        template,
        name: displayName(needs.templates.recordOf(template).fields),
        isChanged: needs.notes.item(template)?.dirty === true,
      })),
    };
  });

/** For good, as if it had been asked for here. Faults: those of `eraseForGood`. */
export const carryOut = async (
  context: DeskContext,
  notes: StockNotes,
  erasures: readonly Incoming[],
): Promise<void> => {
  const here = erasures.filter(({ template }) => context.templates.has(template));
  if (here.length > 0)
    await eraseForGood(
      context,
      here.map(({ template }) => template),
      'other',
    );
  notes.transaction(() => {
    const link = notes.link();
    if (link) notes.putLink({ ...link, seenEvent: notes.collect(link.seenEvent, false) });
    for (const { template, version } of erasures) {
      notes.dropIncoming(template);
      notes.setInStep(template, version, '', []);
      notes.setDirty(template, false);
    }
  });
};

/** They stay here, and are sent again. */
export const keepErased = (notes: StockNotes, erasures: readonly Incoming[]): void =>
  notes.transaction(() => {
    for (const { template, version } of erasures) {
      notes.dropIncoming(template);
      notes.setInStep(template, version, 'erased', []);
      notes.setDirty(template, true);
    }
  });
