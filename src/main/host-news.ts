/** What the page's news mean for taskbar and notices. Pure. */
import { type HostNews, hostNewsSchema } from '#contract/host-news';

/** Null for anything that is none: the page may be of another version, or not ours. */
export const readNews = (value: unknown): HostNews | null => {
  const read = hostNewsSchema.safeParse(value);
  return read.success ? read.data : null;
};

/** For `setProgressBar`: a share, or -1 to take the bar away. */
export const barOf = ({ progress }: HostNews): number => progress ?? -1;

/** A notice is for somebody who looks elsewhere. */
export const noticeOf = ({ notice }: HostNews, isFocused: boolean): string | null =>
  isFocused ? null : notice;
