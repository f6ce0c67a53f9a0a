/** `docs/rules.md` as the code stands: every finding, and for every requirement and failure what serves it. */
import { findingCatalogue, findingCodes } from '../../src/domain/finding/catalogue.ts';
import type { FindingCode } from '../../src/domain/finding/finding.ts';
import { catalogue } from '../../src/text/catalogue.ts';
import { withOpenHoles } from '../../src/text/counted.ts';
import { singleFaults } from '../../tests/single-faults.ts';
import { unchecked } from './unchecked.ts';

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
export const requirementIds = ids('R', 64);
/** 34 published messages of reviewers, then answers of registrars' own systems. */
export const failureIds = ids('F', 38);

/** Findings that serve a requirement or foresee a failure. */
export const servedBy = (id: string): FindingCode[] =>
  findingCodes.filter((code) => {
    const { requirements, foresees } = findingCatalogue[code];
    return [...requirements, ...foresees].some((entry) => entry === id);
  });

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const sentence = (text: string): string => withOpenHoles(text, (name) => `‹${name}›`);

const coverage = (id: string): string => {
  const codes = servedBy(id);
  return codes.length > 0 ? codes.map((code) => `\`${code}\``).join(', ') : (unchecked[id] ?? '');
};

/** The whole page. */
export const writeRules = (): string => {
  const findings = findingCodes.map((code) => {
    const { level, requirements, foresees } = findingCatalogue[code];
    return row([
      `\`${code}\``,
      level,
      sentence(catalogue['zh-CN'].findings[code]),
      sentence(catalogue.en.findings[code]),
      requirements.join(' '),
      foresees.join(' '),
    ]);
  });
  return `${[
    '# Rules',
    '',
    'Written by `node scripts/write-rules.ts` from the code; a test holds it against the code. R-numbers are requirements, F-numbers failure messages: 1 to 34 as they are published, the rest what registrars’ systems answer.',
    '',
    '## Findings',
    '',
    row(['code', 'level', 'zh-CN', 'en', 'requirements', 'foresees']),
    row(['---', '---', '---', '---', '---', '---']),
    ...findings,
    '',
    '## Requirements',
    '',
    row(['id', 'served by']),
    row(['---', '---']),
    ...requirementIds.map((id) => row([id, coverage(id)])),
    '',
    '## Failures',
    '',
    row(['id', 'message', 'foreseen by']),
    row(['---', '---', '---']),
    ...failureIds.map((id) =>
      row([id, catalogue.en.failures[id as keyof typeof catalogue.en.failures], coverage(id)]),
    ),
    '',
    '## Single faults',
    '',
    'Each of these, put alone into an otherwise good dossier, gives exactly its finding.',
    '',
    row(['fault', 'finding']),
    row(['---', '---']),
    ...singleFaults.map(({ what, finds }) => row([what, `\`${finds}\``])),
  ].join('\n')}\n`;
};
