/** Numbers of certificates have six digits and more among eight letters and digits; telephone numbers are told apart from none of them. */
const longest = 2_000;
const run = /[0-9A-Z]{8,}/g;

/** Whether a text that somebody copied may hold a person's number, with spaces and hyphens in it or not. Pure. */
export const holdsNumber = (text: string): boolean => {
  const plain = text
    .slice(0, longest)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=[0-9A-Z])[ -](?=[0-9A-Z])/g, '');
  return [...plain.matchAll(run)].some(([found]) => (found.match(/\d/g)?.length ?? 0) >= 6);
};
