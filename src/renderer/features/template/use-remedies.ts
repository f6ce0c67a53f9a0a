/** What one key does about a finding that no edit of a field repairs: make the picture, or correct it by hand. */
import type { Finding, FindingCode } from '#domain/finding/finding';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { usePictureWork } from '../picture/picture-work.ts';
import { usePrepare } from '../picture/use-prepare.ts';
import type { OpenTemplate } from './use-template.ts';

export type Remedy = { readonly name: string; run(): void };

const byMaking: ReadonlySet<FindingCode> = new Set([
  'picture-not-prepared',
  'picture-outdated',
  'picture-lost',
  'picture-under-minimum',
  'picture-over-maximum',
  'picture-outside-aim',
]);
const byCorrecting: ReadonlySet<FindingCode> = new Set([
  'picture-mirrored',
  'picture-not-upright',
  'picture-not-cropped',
  'picture-paper-unsure',
  'picture-corner-on-frame',
  'picture-corners-unusable',
  'picture-several-papers',
  'picture-format-not-accepted',
]);

/** Null where nothing but the paper itself, or a field, helps. */
export const useRemedies = ({ id, draft }: OpenTemplate): ((finding: Finding) => Remedy | null) => {
  const t = useText();
  const prepare = usePrepare();
  const work = usePictureWork(id);
  const hasScans = draft.base.scans.length > 0;
  return ({ code }) => {
    if (!hasScans) return null;
    if (byMaking.has(code) && work === null)
      return { name: t('picture.prepare'), run: () => void prepare(id) };
    return byCorrecting.has(code)
      ? { name: t('picture.correct'), run: () => goTo(openTemplate(id, true)) }
      : null;
  };
};
