/** Files that a person gets, outside the desk. */
export type PartFiles = {
  /**
   * `fill` makes the file that it is given, through to the disk; then it takes its place, over what lay there before. Whatever fails
   * leaves nothing behind. Faults: disk-full, read-only.
   */
  write<T>(target: string, fill: (part: string) => Promise<T>): Promise<T>;
  /** Removes what was half-written when the desk was last open. A place that is away, as an unplugged drive, is tried again next time. */
  sweep(): Promise<void>;
};
