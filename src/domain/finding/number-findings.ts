/** Findings about certificate numbers. `position` counts characters as a person does, from 1. */
import type { FindingRow } from './finding-row.ts';

export const numberFindings = {
  'number-missing': { level: 'stop', requirements: ['R01', 'R46'], foresees: ['F03', 'F34'] },
  /** Spaces, width, case, separators or invisible characters: the number itself is fine (data: what). */
  'number-form': { level: 'warn', requirements: ['R46'], foresees: ['F03'] },
  /** A character that this kind of number cannot have (data: position, character, expected when a look-alike fits). */
  'number-character': { level: 'stop', requirements: ['R32', 'R46'], foresees: ['F03', 'F14'] },
  /** data: length, expected. */
  'number-length': { level: 'stop', requirements: ['R31', 'R46'], foresees: ['F03', 'F34'] },
  /** data: check, expected. */
  'number-check-digit': {
    level: 'stop',
    requirements: ['R15', 'R32', 'R46', 'R58'],
    foresees: ['F03', 'F14', 'F34'],
  },
  /** The organization code inside a credit code (data: check, expected). */
  'number-inner-check-digit': { level: 'stop', requirements: ['R15', 'R32'], foresees: ['F03', 'F14'] },
  /** data: date. */
  'number-birth-date': { level: 'stop', requirements: ['R46'], foresees: ['F03', 'F14'] },
  /** First two digits name no province (data: division). Divisions change, so this never stops. */
  'number-division-unknown': { level: 'warn', requirements: ['R46'], foresees: ['F14'] },
  /** In no list of divisions, or no longer listed when the holder was born (data: division, year). Never more than a note. */
  'number-division-unlisted': { level: 'note', requirements: ['R46'], foresees: ['F14'] },
  'number-division-past': { level: 'note', requirements: ['R46'], foresees: ['F14'] },
  'number-nationality-unknown': { level: 'stop', requirements: ['R46'], foresees: ['F03'] },
  /** Authority and category are not in the table of GB 32100 (data: prefix). */
  'number-category-unknown': { level: 'warn', requirements: ['R31'], foresees: ['F14'] },
  /** The prefix belongs to another paper (data: prefix, type). */
  'number-prefix-other-type': { level: 'warn', requirements: ['R41', 'R45'], foresees: ['F03', 'F30'] },
  /** A tail like (1-1) counts copies; it is not part of the number. */
  'number-duplicate-tail': { level: 'stop', requirements: ['R16'], foresees: ['F03'] },
  /** 15 digits: the old form. */
  'number-old-form': { level: 'warn', requirements: ['R46', 'R31'], foresees: ['F03', 'F14'] },
  /** Registration number or organization code where the 18-character credit code is wanted. */
  'number-credit-code-wanted': {
    level: 'warn',
    requirements: ['R15', 'R17', 'R31'],
    foresees: ['F03', 'F14'],
  },
  /** Looks unlike every known form; there is no check digit, so a person decides (data: example). */
  'number-form-unusual': { level: 'warn', requirements: ['R46'], foresees: ['F03'] },
  /** Unlike the only form this paper has (data: example). */
  'number-form-wrong': { level: 'stop', requirements: ['R46'], foresees: ['F03'] },
  /** A residence permit's division was typed for a resident ID, or the other way round (data: type). */
  'number-of-other-paper': { level: 'stop', requirements: ['R45', 'R30'], foresees: ['F03', 'F30'] },
  /** A whole machine-readable line was pasted. */
  'number-mrz-line': { level: 'warn', requirements: ['R25', 'R46'], foresees: ['F03'] },
  /** data: part. */
  'number-mrz-check-digit': { level: 'stop', requirements: ['R25', 'R46'], foresees: ['F03'] },
  /** "0" stands for "no number" and only on overseas organizations' papers. */
  'number-zero': { level: 'stop', requirements: ['R20'], foresees: ['F03'] },
  'number-none-printed': { level: 'note', requirements: ['R20'], foresees: [] },
} as const satisfies Record<string, FindingRow>;
