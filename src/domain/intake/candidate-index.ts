/** Templates by everything that a file name, a customer list or a paper may say of them. */
import type { CertificateType } from '../certificate/type.ts';
import type { TemplateFields } from '../template/fields.ts';
import { indexNearTexts, type NearTexts } from './near-texts.ts';
import { foldName } from './read-name.ts';

/** What of a template is compared. */
export type Candidate = { readonly id: string } & Pick<TemplateFields, 'holder' | 'certificate' | 'domains'>;

export type CandidateIndex = {
  add(candidate: Candidate): void;
  byName(name: string): readonly string[];
  byNumber(number: string): readonly string[];
  byDomain(domain: string): readonly string[];
  typeOf(id: string): CertificateType | '';
  /** Folded. */
  namesOf(id: string): readonly string[];
  /** Folded. */
  numberOf(id: string): string;
  /** As it was typed. */
  expiresOf(id: string): string;
  nearNumber(number: string): ReturnType<NearTexts['find']>;
  nearName(name: string): ReturnType<NearTexts['find']>;
};

type Known = {
  readonly type: CertificateType | '';
  readonly names: readonly string[];
  readonly number: string;
  readonly expires: string;
};

export const indexCandidates = (): CandidateIndex => {
  const names = new Map<string, Set<string>>();
  const numbers = new Map<string, Set<string>>();
  const domains = new Map<string, Set<string>>();
  const known = new Map<string, Known>();
  const note = (map: Map<string, Set<string>>, key: string, id: string): void => {
    if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(id));
  };
  // Made when something doubtful was read: most plans never ask.
  let near: { readonly numbers: NearTexts; readonly names: NearTexts } | null = null;
  const nearTexts = () => (near ??= { numbers: indexNearTexts(numbers), names: indexNearTexts(names) });
  return {
    add: ({ id, holder, certificate, domains: held }) => {
      const own = [holder.zh, holder.en, certificate.name].map(foldName).filter((name) => name !== '');
      for (const name of own) note(names, name, id);
      const number = foldNumber(certificate.number);
      note(numbers, number, id);
      for (const domain of held) note(domains, domain.trim().toLowerCase(), id);
      known.set(id, { type: certificate.type, names: own, number, expires: certificate.expires });
      near = null;
    },
    byName: (name) => [...(names.get(foldName(name)) ?? [])],
    byNumber: (number) => [...(numbers.get(foldNumber(number)) ?? [])],
    byDomain: (domain) => [...(domains.get(domain.toLowerCase()) ?? [])],
    typeOf: (id) => known.get(id)?.type ?? '',
    namesOf: (id) => known.get(id)?.names ?? [],
    numberOf: (id) => known.get(id)?.number ?? '',
    expiresOf: (id) => known.get(id)?.expires ?? '',
    nearNumber: (number) => nearTexts().numbers.find(foldNumber(number)),
    nearName: (name) => nearTexts().names.find(foldName(name)),
  };
};

/** The way in which numbers are compared: width, case, spaces and separators do not count. */
export const foldNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '');
