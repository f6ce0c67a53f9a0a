/** Requests as a person left them: what was ticked and written is there again when the request is opened once more in this window. */
import type { RetakeReason } from '#domain/retake/retake';
import type { Language } from '#text/language';

export type RetakeDraft = {
  readonly language: Language;
  readonly reasons: readonly RetakeReason[];
  /** What was written, by the language and the reasons that it was written for (`textKey`). */
  readonly texts: ReadonlyMap<string, string>;
};

const drafts = new Map<string, RetakeDraft>();

export const textKey = ({ language, reasons }: Pick<RetakeDraft, 'language' | 'reasons'>): string =>
  [language, ...reasons].join(' ');

/** `key`: the template and its scans, since other scans are another matter. */
export const retakeDraft = (key: string, first: () => RetakeDraft): RetakeDraft => drafts.get(key) ?? first();

export const keepRetake = (key: string, draft: RetakeDraft): void => void drafts.set(key, draft);
