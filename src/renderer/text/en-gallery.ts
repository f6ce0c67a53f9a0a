/** The window's own words in English: the gallery. */
import type { Words } from '../app/use-text.ts';
import type { galleryTexts as zh } from './zh-CN-gallery.ts';

export const galleryTexts: Words<typeof zh> = {
  gallery: {
    name: 'Templates as a gallery',
    show: 'Gallery',
    views: 'How templates are shown',
    size: 'Size of the tiles',
    small: 'Small',
    large: 'Large',
    noScan: 'No scan',
    and: ' and ',
    more: '+{{n}}',
    lost: 'Damaged or gone',
    notShown: 'Cannot be shown',
    look: 'Look at it large',
    lookOf: 'Large: {{name}}',
    place: '{{n}} of {{total}}',
    picked: 'Selected',
    pick: 'Select',
    unpick: 'Deselect',
    open: 'Open the template',
    previous: 'Previous',
    next: 'Next',
    hint: 'Enter opens · Space selects · Z looks large',
    lookHint: '←→ previous, next · Space selects · Enter opens · Esc closes',
  },
};
