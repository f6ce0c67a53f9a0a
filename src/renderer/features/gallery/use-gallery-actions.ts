/** What can be done in the gallery, for the sheet of shortcuts and the palette. */
import { type Action, useActions } from '../../app/actions.ts';

type Hands = { readonly look: () => void; readonly turnSize: () => void; readonly renew: () => void };

/** None while a template stands over the gallery: its keys are the template's then. */
export const useGalleryActions = (isSeen: boolean, hands: Hands): void =>
  useActions(isSeen ? actionsOf(hands) : []);

const actionsOf = ({ look, turnSize, renew }: Hands): Action[] => [
  {
    id: 'gallery.move',
    group: 'gallery',
    text: 'action.galleryMove',
    keys: ['arrowleft', 'arrowright', 'arrowup', 'arrowdown'],
  },
  {
    id: 'gallery.extend',
    group: 'gallery',
    text: 'action.galleryExtend',
    keys: ['shift+arrowright', 'shift+arrowdown'],
  },
  { id: 'gallery.look', group: 'gallery', text: 'action.galleryLook', keys: ['z'], run: look },
  { id: 'gallery.size', group: 'gallery', text: 'action.gallerySize', keys: ['shift+z'], run: turnSize },
  { id: 'gallery.renew', group: 'gallery', text: 'action.galleryRenew', keys: ['alt+u'], run: renew },
];
