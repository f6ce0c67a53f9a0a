/** The request for another photo as a text: plain sentences, ready to be pasted into a mail or a chat. The desk never sends it. */
import type { RetakeReason } from '#domain/retake/retake';
import { retake as english } from './en/retake.ts';
import type { Language } from './language.ts';
import type { RetakeWords } from './retake-words.ts';
import { retake as chinese } from './zh-CN/retake.ts';

export const retakeWords: Readonly<Record<Language, RetakeWords>> = { 'zh-CN': chinese, en: english };

export type RetakeRequest = {
  readonly language: Language;
  /** `''` where nobody is addressed by name. */
  readonly name: string;
  /** What the paper is called in that language; `''` where its kind is not known. */
  readonly paper: string;
  readonly reasons: readonly RetakeReason[];
  /** A picture that shows the place goes along. */
  readonly isMarked: boolean;
};

export const retakeText = ({ language, name, paper, reasons, isMarked }: RetakeRequest): string => {
  const words = retakeWords[language];
  const space = language === 'en' ? ' ' : '';
  const why = reasons.map((reason, at) => `${at + 1}. ${words.reasons[reason].why}`);
  const how = [...reasons.map((reason) => words.reasons[reason].how), ...words.general];
  return [
    name === '' ? words.greeting : words.greetingTo.replace('{{name}}', () => name),
    '',
    words.lead.replace('{{paper}}', () => paper || words.paper),
    ...why,
    ...(isMarked ? [words.marked] : []),
    '',
    words.how,
    ...how.map((line) => `-${space || ' '}${line}`),
    '',
    words.closing,
  ].join('\n');
};
