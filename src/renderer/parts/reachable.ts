/** What scrolls must be reachable by keys, although nothing in it can be pressed: spread it on the box that scrolls. */
export const reachable = { tabIndex: 0 } as const;
