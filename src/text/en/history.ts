/** Words of a history beside those of its events. */
export const history = {
  eventDomains: '{{n, domain|domains}}',
  actor: {
    own: 'This desk',
    other: 'Another desk',
    at: '{{clerk}} ({{desk}})',
  },
};
