import { Fault } from '#contract/faults';
import { displayName } from '#domain/template/display-name';
import type { DeskContext } from '../ports/desk-context.ts';

/** What a template is called; '' for one that is gone, or is itself what is damaged. */
export const nameOf = ({ templates }: Pick<DeskContext, 'templates'>, id: string): string => {
  try {
    return displayName(templates.recordOf(id).fields);
  } catch (error) {
    if (error instanceof Fault && (error.code === 'not-found' || error.code === 'store-damaged')) return '';
    throw error;
  }
};
