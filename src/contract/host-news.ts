/** What a page tells the host that shows it. Apart from the bridge, so that the preload stays small. */
import { z } from 'zod';
import { settingsSchema } from './schemas.ts';

/** What the host shows outside of the page: menu, taskbar, notices of the system. */
export const hostNewsSchema = z.object({
  language: settingsSchema.shape.language,
  /** Minutes after which an idle computer locks the desk; 0: never. */
  lockMinutes: settingsSchema.shape.lockMinutes,
  /** Share of long work that is done, 0 to 1; null when none runs. */
  progress: z.number().min(0).max(1).nullable(),
  /** Said by the system when the window is not in front. */
  notice: z.string().max(300).nullable(),
});
export type HostNews = z.infer<typeof hostNewsSchema>;
