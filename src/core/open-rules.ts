/** What rules and days go by: the app's own, over them the published edition, over both what an office put into its desk folder. */
import type { Holidays } from '#domain/calendar/working-days';
import type { NamingLists } from '#domain/naming/naming-lists';
import { loadHolidays } from './holidays.ts';
import { loadNaming } from './naming.ts';
import type { EditionRules, RuleData } from './ports/editions.ts';
import type { Log } from './ports/log.ts';
import type { Targets } from './ports/targets.ts';
import { loadTargets } from './targets/load-targets.ts';

export type Rules = {
  readonly targets: Targets;
  holidays(): Holidays;
  naming(): NamingLists;
  /** What would count with another edition. */
  would(edition: EditionRules): Promise<RuleData>;
  /** Takes another edition in; what an office changed in its files since counts from then on too, but for its packs. */
  use(edition: EditionRules): Promise<void>;
};

export const openRules = async (
  assetsDir: string,
  deskDir: string,
  log: Log,
  edition: EditionRules,
): Promise<Rules> => {
  const targets = await loadTargets(assetsDir, deskDir, log, edition.packs);
  const load = async ({ holidays, naming }: EditionRules) => ({
    holidays: await loadHolidays(assetsDir, deskDir, log, holidays),
    naming: await loadNaming(assetsDir, deskDir, log, naming),
  });
  let data = await load(edition);
  return {
    targets,
    holidays: () => data.holidays,
    naming: () => data.naming,
    would: async (other) => ({ packs: targets.withPublished(other.packs), ...(await load(other)) }),
    use: async (other) => {
      data = await load(other);
      targets.usePublished(other.packs);
    },
  };
};
