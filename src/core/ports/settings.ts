/** The settings of a desk. */
import type { Settings } from '#contract/schemas';

export type SettingsPort = { read(): Settings; save(changes: Partial<Settings>): Settings };
