/** Words of a history beside those of its events. */
export const history = {
  eventDomains: '{{n}} 个域名',
  actor: {
    own: '本工作台',
    other: '其他工作台',
    at: '{{clerk}}（{{desk}}）',
  },
};
