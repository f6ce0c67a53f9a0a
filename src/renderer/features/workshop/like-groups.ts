/** For which templates the same corrections may fit. Only what is still to be submitted: the pictures of the others have gone out. */
import type { TemplateRow } from '#contract/views';
import type { TemplateFields } from '#domain/template/fields';

export const likeGroups = ['customer', 'paper', 'open'] as const;
export type Group = (typeof likeGroups)[number];

/** Groups with somebody in them, the narrowest first. */
export const groupsFor = (
  rows: readonly TemplateRow[],
  { customer, certificate }: Pick<TemplateFields, 'customer' | 'certificate'>,
): readonly { readonly group: Group; readonly rows: readonly TemplateRow[] }[] => {
  const open = rows.filter((row) => row.state === 'not-submitted' || row.state === 'rejected');
  const belongs: Readonly<Record<Group, (row: TemplateRow) => boolean>> = {
    customer: (row) => customer !== '' && row.customer === customer,
    paper: (row) => certificate.type !== '' && row.certificateType === certificate.type,
    open: () => true,
  };
  return likeGroups
    .map((group) => ({ group, rows: open.filter(belongs[group]) }))
    .filter((entry) => entry.rows.length > 0);
};
