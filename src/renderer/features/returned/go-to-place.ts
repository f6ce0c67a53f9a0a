/** Opens a template and puts the focus where a finding is. */
import type { Finding } from '#domain/finding/finding';
import { goTo, openTemplate } from '../../app/routes.ts';

/** Time for the template to load before its field is given up, in milliseconds. */
const patience = 5_000;

export const goToPlace = (template: string, at: Finding['at'] | null): void => {
  goTo(openTemplate(template));
  if (!at) return;
  const id = 'field' in at ? `field-${at.field}` : 'picture-panel';
  const until = performance.now() + patience;
  const look = (): void => {
    const place = document.getElementById(id);
    if (place) {
      place.focus();
      place.scrollIntoView({ block: 'nearest' });
    } else if (performance.now() < until && location.hash.includes(template)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
