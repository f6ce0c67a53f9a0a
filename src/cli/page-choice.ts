/** `--page` and `--password`, wherever files with several pages or a lock are read. */
import { firstPage, type PageChoice } from '#domain/picture/page-choice';
import { UsageError } from './options.ts';

export const pageOptions = { page: { type: 'string' }, password: { type: 'string' } } as const;

/** Throws UsageError. */
export const readPageChoice = (values: {
  readonly page?: string | undefined;
  readonly password?: string | undefined;
}): PageChoice => {
  const page = Number(values.page ?? firstPage.page);
  if (!Number.isInteger(page) || page < 1) throw new UsageError('--page 1…');
  return { page, password: values.password ?? firstPage.password };
};
