/** Numbers of certificates have six digits and more among eight letters and digits; telephone numbers are told apart from none of them. */
const longest = 2_000;
const run = /[0-9A-Z]{8,}/g;
/** Numbers of officers' and soldiers' cards are short: 南字第12345678号. */
const officers = /字第 ?\d{4,8}/u;

/** Whether a text that somebody copied may hold a person's number, with spaces and hyphens in it or not. Pure. */
export const holdsNumber = (text: string): boolean => {
  const plain = text
    .slice(0, longest)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=[0-9A-Z])[ -](?=[0-9A-Z])/g, '');
  if (officers.test(plain)) return true;
  return [...plain.matchAll(run)].some(([found]) => (found.match(/\d/g)?.length ?? 0) >= 6);
};
