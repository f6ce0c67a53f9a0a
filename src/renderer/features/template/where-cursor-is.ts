/** Where the cursor stands in an open template: the path of a field, or `findings`. Apart from the form, so that the list can ask. */
export const whereCursorIs = (): string => {
  const { activeElement } = document;
  return activeElement?.id.startsWith('field-') ? activeElement.id.slice('field-'.length) : 'findings';
};
