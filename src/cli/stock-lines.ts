/** What the office's stock is like, as lines for a person. */
import type { StockMember, StockStatus } from '#contract/stock';
import type { Sayer } from '#text/say';

/** One line, whatever the state. */
export const summaryLine = (say: Sayer, status: StockStatus): string => {
  const { state, reason, address, admittedBy, waiting, incoming, papers, conflicts, erasures } = status;
  const counts = Object.entries({ waiting, incoming, papers, conflicts, erasures })
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => say.label(`stockCommand.count.${kind}`, { n }));
  const key = state === 'asked' && admittedBy !== null ? 'admitted' : state;
  const why = reason === null ? [] : [say.fault({ code: reason, data: { because: 'line' } })];
  const head = say.label(`stockCommand.state.${key}`, {
    host: address?.host ?? '',
    fingerprint: admittedBy ?? '',
  });
  return [[head, ...counts].join(say.language === 'zh-CN' ? '，' : ', '), ...why].join(' · ');
};

/** Everything; `fingerprint` is this desk's. */
export const statusLines = (say: Sayer, status: StockStatus, fingerprint: string): string[] => {
  const { address, inStepAt, members, claims, errands } = status;
  const nameOf = (desk: string): string => {
    const member = members.find((one) => one.desk === desk);
    return (member && nameOfMember(member)) || desk;
  };
  return [
    summaryLine(say, status),
    say.label('fingerprintOf', { fingerprint }),
    ...(address
      ? [
          say.label(`stockCommand.${address.isEncrypted ? 'addressEncrypted' : 'addressLocal'}`, {
            user: address.user,
            host: address.host,
            port: String(address.port),
            database: address.database,
          }),
        ]
      : []),
    ...(inStepAt === null ? [] : [say.label('stockCommand.inStepAt', { time: inStepAt })]),
    ...memberLines(say, members),
    ...claims
      .filter(({ isOwn }) => !isOwn)
      .map(({ template, desk }) => say.label('stockCommand.claim', { template, name: nameOf(desk) })),
    ...errands.map(({ template, to, note }) =>
      say.label('stockCommand.errand', { template, name: nameOf(to), note }).trimEnd(),
    ),
  ];
};

export const memberLines = (say: Sayer, members: readonly StockMember[]): string[] =>
  members.map((member) => {
    const { fingerprint, standing, mayWrite, isOwner, isOwn } = member;
    const right = isOwner ? 'owner' : mayWrite ? 'writes' : 'reads';
    return [
      marks[standing],
      fingerprint,
      say.label(`stockCommand.standing.${standing}`),
      ...(standing === 'in' ? [say.label(`stockCommand.right.${right}`)] : []),
      nameOfMember(member),
      ...(isOwn ? [`(${say.label('ownDesk')})`] : []),
    ]
      .filter((part) => part !== '')
      .join('  ');
  });

const nameOfMember = ({ clerk, name }: StockMember): string =>
  [clerk, name].filter((part) => part !== '').join(' · ');

const marks = { in: '✓', waiting: '?', removed: '✗' } as const;
