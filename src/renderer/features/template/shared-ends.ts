/** Length of what two texts share at the front and at the back. */
export const sharedEnds = (from: string, to: string): { readonly head: number; readonly tail: number } => {
  const limit = Math.min(from.length, to.length);
  let head = 0;
  while (head < limit && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < limit - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return { head, tail };
};
