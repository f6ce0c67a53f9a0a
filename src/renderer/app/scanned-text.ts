/** What became of scanned pages. Pages that were left out are told: nothing goes in silence. */
import type { ScannedPages } from '#contract/scanners';
import type { Say } from './use-text.ts';

export const scannedText = (t: Say, { taken, blank, twice, refused }: ScannedPages): string =>
  [
    t('scanning.taken', { n: taken }),
    blank > 0 ? t('scanning.blank', { n: blank }) : '',
    twice > 0 ? t('scanning.twice', { n: twice }) : '',
    refused > 0 ? t('scanning.refused', { n: refused }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
