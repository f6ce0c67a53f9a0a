/** Settings whose default target is one that counts: its rule pack may have been taken away since it was chosen. */
import type { Settings } from '#contract/schemas';
import type { SettingsPort } from '../ports/settings.ts';
import type { Targets } from '../ports/targets.ts';
import { strictTarget } from './load-targets.ts';

/** What was chosen is kept, and counts again once its pack is back. */
export const withKnownTarget = (settings: SettingsPort, targets: Pick<Targets, 'find'>): SettingsPort => {
  const known = (read: Settings): Settings =>
    targets.find(read.target) ? read : { ...read, target: strictTarget };
  return { read: () => known(settings.read()), save: (changes) => known(settings.save(changes)) };
};
