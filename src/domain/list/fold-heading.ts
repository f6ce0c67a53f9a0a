/** Headings and other short words as lists are compared by: without width, case, marks, and in simplified characters. */
import { simplify } from '../name/han-forms.ts';

/** A heading without what nobody means by it. */
export const foldHeading = (text: string): string =>
  simplify(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );

/** What stands in brackets or behind a star only to say how a column is filled in. */
const notes =
  /[(（[【<《][^()（）[\]【】<>《》]*(?:必填|必須|必须|选填|選填|可选|可空|非必|required|optional|如[:：]|例如|示例|格式|文本|yyyy|请|注[:：])[^()（）[\]【】<>《》]*[)）\]】>》]/giu;

/** The heading without such notes. */
export const withoutNotes = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(notes, '')
    .replace(/^[\s*★☆#]+|[\s*★☆:：]+$/gu, '')
    .replace(/(?:必填|选填|選填)$/u, '');
