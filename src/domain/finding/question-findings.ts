/** Findings about the questions that only a person can answer, and about what the answers call for. */
import type { FindingRow } from './finding-row.ts';

export const questionFindings = {
  /** Not answered yet, or answered before the certificate was issued. */
  'question-open': { level: 'note', requirements: ['R04', 'R23', 'R43', 'R44', 'R55'], foresees: [] },
  /** A proof is called for and no scan carries it (data: because). */
  'proof-missing': { level: 'warn', requirements: ['R43', 'R52', 'R59'], foresees: ['F01', 'F14', 'F15'] },
  'seal-incomplete': {
    level: 'stop',
    requirements: ['R12', 'R33', 'R55'],
    foresees: ['F10', 'F11'],
  },
  'picture-not-of-original': {
    level: 'stop',
    requirements: ['R07', 'R19', 'R28', 'R54'],
    foresees: ['F07', 'F11', 'F33'],
  },
  /** A filing is named but its own data are not entered. */
  'filing-missing': { level: 'note', requirements: ['R29'], foresees: [] },
  /** data: filing. */
  'filing-name-differs': { level: 'warn', requirements: ['R29', 'R26'], foresees: ['F01'] },
  'filing-type-differs': { level: 'warn', requirements: ['R29'], foresees: ['F01'] },
  'filing-number-differs': { level: 'warn', requirements: ['R29'], foresees: ['F01'] },
} as const satisfies Record<string, FindingRow>;
