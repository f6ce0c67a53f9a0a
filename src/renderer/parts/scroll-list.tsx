import type { ReactNode } from 'react';

/** What scrolls must be reachable by keys, although nothing in it can be pressed. */
const reachable = { tabIndex: 0 };

/** A list that is only read, in a box of its own that scrolls. */
export const ScrollList = ({
  name,
  className,
  children,
}: {
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}) => (
  <ol className={`${className} scrolls`} aria-label={name} {...reachable}>
    {children}
  </ol>
);
