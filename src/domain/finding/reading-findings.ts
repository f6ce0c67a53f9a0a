/** Findings of what was read on scans, against what was typed and against itself. */
import type { FindingRow } from './finding-row.ts';

export const readingFindings = {
  /** The number on the paper is another one (data: printed). It stops where the check digits prove the printed one right and the typed one wrong. */
  'read-number-differs': {
    level: 'warn',
    requirements: ['R46', 'R58', 'R31'],
    foresees: ['F01', 'F03', 'F14', 'F34'],
  },
  /** A number or day that may be another one; some of its characters are not sure (data: printed). */
  'read-value-unsure': { level: 'note', requirements: ['R46'], foresees: ['F14'] },
  /** data: printed. */
  'read-name-differs': {
    level: 'warn',
    requirements: ['R06', 'R58', 'R60'],
    foresees: ['F01', 'F04', 'F14', 'F17'],
  },
  'read-issued-differs': { level: 'warn', requirements: ['R22'], foresees: ['F08', 'F09'] },
  'read-expires-differs': { level: 'warn', requirements: ['R27', 'R42'], foresees: ['F01'] },
  /** Nearly the printed address: a slip. */
  'read-address-differs': { level: 'warn', requirements: ['R01'], foresees: ['F17'] },
  /** Nationality of the machine-readable zone (data: printed, a country code). */
  'read-nationality-differs': { level: 'warn', requirements: ['R24', 'R49'], foresees: ['F24', 'F30'] },
  /** The typed number holds another birth date than the paper prints (data: printed, date). */
  'read-birth-differs': { level: 'warn', requirements: ['R46', 'R58'], foresees: ['F01', 'F14'] },
  'read-sex-differs': { level: 'warn', requirements: ['R46', 'R58'], foresees: ['F01', 'F14'] },
  /** The QR code of a licence names another credit code than its print (data: printed, qr). */
  'read-qr-differs': { level: 'warn', requirements: ['R46', 'R58'], foresees: ['F01', 'F14'] },
  /** Print and machine-readable zone name different days (data: printed, zone). */
  'read-zone-differs': { level: 'note', requirements: ['R25', 'R27'], foresees: ['F01'] },
  /** The card was issued elsewhere than where its number begins: after a move both sides are wanted (data: authority, region). */
  'read-authority-elsewhere': { level: 'note', requirements: ['R43', 'R23'], foresees: ['F01', 'F10'] },
  /** Resident ID cards are valid for 5, 10 or 20 years, or without end (data: issued, expires). */

  /** The scan shows another paper than the chosen type (data: type). */
  'read-paper-differs': { level: 'warn', requirements: ['R45', 'R36'], foresees: ['F03', 'F04', 'F30'] },
  /** A paper that registrars do not take as the certificate (data: foreign). */
  'read-paper-foreign': { level: 'warn', requirements: ['R03', 'R45'], foresees: ['F03', 'F11'] },
  /** The scan shows the other side than it is kept as. */
  'read-side-differs': { level: 'warn', requirements: ['R23', 'R53'], foresees: ['F10'] },
  /** No paper is seen in the picture, and no print on it. */
  'read-nothing': { level: 'warn', requirements: ['R50', 'R11'], foresees: ['F06', 'F07'] },
} as const satisfies Record<string, FindingRow>;
