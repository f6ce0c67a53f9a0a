/** The settings of the current actor, with those that a desk's actors share. */
import type { Settings } from '#contract/schemas';

export type SettingsPort = { read(): Settings; save(changes: Partial<Settings>): Settings };
