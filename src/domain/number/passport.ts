/** Passport numbers, and the machine-readable line that people paste instead (ICAO 9303, TD3). */
import { type Finding, finding } from '../finding/finding.ts';
import { icao731 } from './checksums.ts';
import { formOnlyNumber, type NumberKind } from './kind.ts';
import type { TypedNumber } from './typed-number.ts';

/** Chinese passports: E + 8 digits, E + letter (no I, O) + 7, G, D, S, P, 14/15 + 7, PE/SE/DE + 7; Hong Kong K, H, KJ; Macau MA. */
const known = [
  /^E\d{8}$/,
  /^E[A-HJ-NP-Z]\d{7}$/,
  /^G\d{8}$/,
  /^1[45]\d{7}$/,
  /^[PSD]E\d{7}$/,
  /^[PD]\d{7,8}$/,
  /^S\d{7,8}$/,
  /^[KH]\d{8}$/,
  /^KJ\d{7}$/,
  /^MA\d{7}$/,
] as const;

/** Other countries print 5 to 12 letters and digits. */
const anyCountry = /^(?=.*\d)[A-Z0-9]{5,12}$/;
/** A Chinese passport never has I or O after its E. */
const impossible = /^E[IO]\d{7}$/;

const plain = formOnlyNumber([...known, anyCountry], 'E12345678', 'number-form-unusual');

/** Passport (HZ), R25. Formats are soft, because the world's passports differ. */
export const passport: NumberKind = (typed, today) => {
  const line = typed.value.normalize('NFKC').toUpperCase().replace(/\s/gu, '');
  if (line.length === 44 && /^[A-Z0-9<]+$/.test(line)) return machineReadable(typed, line);
  const result = plain(typed, today);
  if (!impossible.test(typed.compact) && !/^E\d{7}$/.test(typed.compact)) return result;
  const to = typed.compact.replace(/^E[IO]/, (text) => (text === 'EI' ? 'E1' : 'E0'));
  const repairs = impossible.test(typed.compact)
    ? [{ field: 'certificate.number', from: typed.value, to } as const]
    : [];
  const unusual = finding(
    'number-form-unusual',
    { field: 'certificate.number' },
    {
      data: { example: 'E12345678', length: typed.compact.length },
      repairs,
    },
  );
  return {
    ...result,
    findings: [...result.findings, unusual],
    suggestions: repairs.map((repair) => repair.to),
  };
};

/** The parts of TD3 line 2 and which of its check digits fail. All five are checked, not only the first. */
export const readMrzLine = (line: string): { parts: Record<string, string>; failed: string[] } => {
  const checks: readonly [part: string, body: string, check: string][] = [
    ['number', line.slice(0, 9), line[9]!],
    ['birthDate', line.slice(13, 19), line[19]!],
    ['expires', line.slice(21, 27), line[27]!],
    // A personal number of fillers only may carry "<" as its check digit.
    [
      'personalNumber',
      line.slice(28, 42),
      line[42] === '<' && /^<+$/.test(line.slice(28, 42)) ? '0' : line[42]!,
    ],
    ['composite', line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43), line[43]!],
  ];
  return {
    parts: {
      number: line.slice(0, 9).replaceAll('<', ''),
      nationality: line.slice(10, 13).replaceAll('<', ''),
      sex: line[20] ?? '',
    },
    failed: checks.filter(([, body, check]) => icao731(body) !== check).map(([part]) => part),
  };
};

const machineReadable = (typed: TypedNumber, line: string): ReturnType<NumberKind> => {
  const place = { field: 'certificate.number' } as const;
  const { parts, failed } = readMrzLine(line);
  const findings: Finding[] = failed.map((part) =>
    finding('number-mrz-check-digit', place, { data: { part } }),
  );
  const number = parts['number'] ?? '';
  const repairs = failed.includes('number') ? [] : [{ ...place, from: typed.value, to: number }];
  findings.push(finding('number-mrz-line', place, { repairs }));
  return { compact: number, findings, suggestions: repairs.map((repair) => repair.to), parts };
};
