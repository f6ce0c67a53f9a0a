/** Steps along a list of ids. */

/** The id one step away; null behind the ends. Who stands nowhere begins at the top, or at the end when going back. */
export const stepFrom = (ids: readonly string[], from: string | null, by: 1 | -1): string | null => {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at < 0) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[at + by] ?? null;
};

/** The next of `wrong` behind `from`, going on at the top; null where there is no other. */
export const nextProblem = (
  ids: readonly string[],
  from: string | null,
  wrong: ReadonlySet<string>,
): string | null => {
  const at = from === null ? -1 : ids.indexOf(from);
  const way = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))];
  return way.find((id) => wrong.has(id)) ?? null;
};
