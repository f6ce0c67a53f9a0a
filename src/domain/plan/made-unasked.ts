/** When a picture is made without being asked for. */
import type { Picture, Scan } from '../picture/picture.ts';
import type { TemplateFields } from '../template/fields.ts';
import type { SidePlan } from './plan.ts';
import { isSure, suggestSide } from './suggest-side.ts';

type Template = {
  readonly scans: readonly Pick<Scan, 'id' | 'facts' | 'reading'>[];
  readonly picture: Pick<Picture, 'plan'> | null;
};

/** Every corner is sure, and there is no picture yet or one that nobody corrected by hand. */
export const mayMakeUnasked = ({ scans, picture }: Template): boolean =>
  scans.length > 0 &&
  scans.every(({ facts }) => isSure(facts.papers)) &&
  (picture?.plan.sides ?? []).every((side) => {
    const scan = scans.find(({ id }) => id === side.scanId);
    return scan !== undefined && isSuggested(side, scan);
  });

/** As the desk proposes it, now or before it had read the scan. */
const isSuggested = (side: SidePlan, scan: Template['scans'][number]): boolean =>
  [scan, { ...scan, reading: null }].some((one) => JSON.stringify(suggestSide(one)) === JSON.stringify(side));

/**
 * The same while a person has the template open: the kind of paper gives the picture its shape, and that person is about to say it.
 * An intake has nobody to wait for.
 */
export const mayMakeAtOnce = (
  template: Template & { readonly fields: Pick<TemplateFields, 'certificate'> },
): boolean => template.fields.certificate.type !== '' && mayMakeUnasked(template);
