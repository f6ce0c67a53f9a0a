/** Messages of the desk's rejections, read with what the office taught. */
import { Fault } from '#contract/faults';
import { findMentions } from '#domain/guide/find-mentions';
import { leastTaughtWords, longestTaught, taughtWords, withoutNames } from '#domain/guide/taught';
import type { Clock } from '../ports/clock.ts';
import type { Messages } from '../ports/messages.ts';
import type { Templates } from '../ports/templates.ts';
import type { Store } from './open-store.ts';
import { openOutcomes } from './outcomes.ts';
import { openTaught } from './taught.ts';

const mostUnknown = 100;

type Needs = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly templates: Pick<Templates, 'mentioned'>;
};

export const openMessages = (store: Store, { clock, newId, templates }: Needs): Messages => {
  const taught = openTaught(store);
  const outcomes = openOutcomes(store);
  /** A sentence outlives the templates of which it was said: their names are no part of it. */
  const nameless = (text: string): string => {
    const short = text.slice(0, 2 * longestTaught);
    const words = findMentions(short, templates.mentioned(short)).map((mention) => mention.words);
    const cut = words.reduce((left, name) => left.replaceAll(name, ' '), short);
    return withoutNames(cut).slice(0, longestTaught);
  };
  return {
    taught: () => store.read(taught.all),
    teach: (text, means) => {
      const one = { id: newId(), text: nameless(text), means, at: clock.now() };
      if (taughtWords(one.text).length < leastTaughtWords)
        throw new Fault('invalid-input', { field: 'text' });
      store.transaction(() => {
        taught.put(one);
        outcomes.readAgain(one);
      });
    },
    forget: (id) =>
      store.transaction(() => {
        const gone = taught.drop(id);
        if (!gone) throw new Fault('not-found');
        outcomes.readAgain(gone);
      }),
    answered: () => store.read(() => outcomes.answered()),
    unknown: () => store.read(() => outcomes.unknown(mostUnknown)),
  };
};
