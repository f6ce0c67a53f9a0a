import type { ReactNode } from 'react';
import { reachable } from './reachable.ts';

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
