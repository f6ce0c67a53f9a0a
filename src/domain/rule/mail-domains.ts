/** Slips in the domain of an e-mail address: the mailbox providers of the mainland and the world, and endings that no registry gives out. */

/** What customers of mainland resellers write most, as the providers' own help pages name them. */
const providers = [
  'qq.com',
  'vip.qq.com',
  'foxmail.com',
  '163.com',
  'vip.163.com',
  '126.com',
  'yeah.net',
  'sina.com',
  'sina.cn',
  'sohu.com',
  'aliyun.com',
  '139.com',
  '189.cn',
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
] as const;

/** Never delegated in the root zone, and one slip away from an ending that is. */
const endingSlips: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  ccom: 'com',
  coom: 'com',
  cim: 'com',
  cpm: 'com',
  xom: 'com',
  vom: 'com',
  nte: 'net',
  nett: 'net',
  cnn: 'cn',
};
/** Endings of countries that are a slip where the rest is a provider's name. */
const providerSlips: Readonly<Record<string, string>> = { co: 'com', cm: 'com', om: 'com' };

/** Names shorter than this are one letter away from too many other names, e.g. 126 and 136. */
const leastName = 5;

/** The domain that is most likely meant; `''` where nothing is known against `domain` (lower case, without @). */
export const likelyMailDomain = (domain: string): string => {
  const name = domain.slice(0, domain.lastIndexOf('.'));
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  const known = new Set<string>(providers);
  if (known.has(domain)) return '';
  const put = endingSlips[ending] ?? providerSlips[ending] ?? '';
  const mended = put === '' ? domain : `${name}.${put}`;
  if (known.has(mended)) return mended;
  const near = providers.find((provider) => isOneSlip(mended, provider));
  if (near) return near;
  return ending in endingSlips ? mended : '';
};

/** One letter more, less or other, or two neighbours swapped; never the first letter: ymail and mail are providers too. */
const isOneSlip = (domain: string, provider: string): boolean => {
  const [name = '', ...rest] = domain.split('.');
  const [wanted = '', ...same] = provider.split('.');
  if (rest.join('.') !== same.join('.') || wanted.length < leastName || name[0] !== wanted[0]) return false;
  let at = 0;
  while (at < name.length && name[at] === wanted[at]) at++;
  const [typed, right] = [name.slice(at), wanted.slice(at)];
  return (
    typed.slice(1) === right ||
    typed === right.slice(1) ||
    typed.slice(1) === right.slice(1) ||
    (typed[0] === right[1] && typed[1] === right[0] && typed.slice(2) === right.slice(2))
  );
};
