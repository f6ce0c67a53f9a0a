/** Findings about holder, contact, certificate, dates, domains and target. */
import type { FindingRow } from './catalogue.ts';

export const templateFindings = {
  /** A field that every submission needs is empty. */
  'field-missing': { level: 'stop', requirements: ['R01'], foresees: ['F17'] },
  /** Too short or long for the target (data: length, min, max). */
  'field-length': { level: 'stop', requirements: ['R01'], foresees: ['F25'] },
  /** Characters that nobody sees, or private-use ones (data: character as U+XXXX). */
  'field-invisible-character': { level: 'stop', requirements: ['R06', 'R48'], foresees: ['F01', 'F04'] },
  /** Spaces before, after or doubled. */
  'field-stray-spaces': { level: 'warn', requirements: ['R06'], foresees: ['F01'] },

  'name-spaces': { level: 'stop', requirements: ['R40', 'R06'], foresees: ['F01', 'F04'] },
  /** Bracket width against the target's or the filing's form (data: found, wanted). */
  'name-brackets': { level: 'warn', requirements: ['R26'], foresees: ['F01', 'F02'] },
  'name-brackets-mixed': { level: 'stop', requirements: ['R26', 'R06'], foresees: ['F01'] },
  /** Holder and the name on the certificate differ (data: holder, certificate). */
  'name-differs-from-certificate': {
    level: 'stop',
    requirements: ['R06', 'R60'],
    foresees: ['F01', 'F04', 'F17'],
  },
  /** They differ in width, case or spaces only. */
  'name-form-differs': { level: 'warn', requirements: ['R06', 'R25'], foresees: ['F01', 'F04'] },
  'name-without-han': { level: 'stop', requirements: ['R01'], foresees: ['F32'] },
  /** A Chinese citizen or mainland organization with no Han character in the Chinese name. */
  'name-expected-han': { level: 'warn', requirements: ['R06'], foresees: ['F32', 'F04'] },
  /** The Latin field holds Han characters or full-width letters. */
  'name-latin-expected': { level: 'stop', requirements: ['R01'], foresees: ['F25', 'F31'] },
  /** Marks like · or 《》 stay in the Chinese field and go from the Latin one (data: marks). */
  'name-special-marks': { level: 'stop', requirements: ['R25'], foresees: ['F02', 'F25'] },
  /** Letters with accents cannot be audited (data: letters). */
  'name-accents': { level: 'stop', requirements: ['R25'], foresees: ['F25'] },
  'name-abbreviated': { level: 'warn', requirements: ['R25', 'R48'], foresees: ['F01'] },
  /** For a foreign paper the Chinese field holds the same Latin name (data: wanted). */
  'name-overseas-same': { level: 'warn', requirements: ['R06', 'R25'], foresees: ['F16'] },
  /** A Latin, Greek or digit look-alike inside a Chinese name, or a rare variant (data: characters). */
  'name-look-alike': { level: 'warn', requirements: ['R48', 'R32'], foresees: ['F01', 'F04'] },

  'email-form': { level: 'stop', requirements: ['R01', 'R35'], foresees: ['F17'] },
  'email-not-verified': { level: 'stop', requirements: ['R35'], foresees: [] },
  'phone-form': { level: 'stop', requirements: ['R01'], foresees: ['F18', 'F31'] },
  /** China's telephone country code is 86; an area code here fails (data: wanted). */
  'phone-country': { level: 'stop', requirements: ['R01'], foresees: ['F18', 'F31'] },
  'phone-extension': { level: 'stop', requirements: ['R01'], foresees: ['F31'] },
  'postal-code-form': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  'country-unknown': { level: 'stop', requirements: ['R49'], foresees: ['F24', 'F31'] },
  /** Province in another form than the target asks for (data: wanted). */
  'province-form': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  'address-short': { level: 'note', requirements: ['R01'], foresees: ['F17'] },

  'certificate-type-missing': { level: 'stop', requirements: ['R36', 'R45'], foresees: ['F03', 'F30'] },
  /** The type is for the other kind of holder (data: type). */
  'certificate-type-other-holder': {
    level: 'stop',
    requirements: ['R03', 'R15', 'R30'],
    foresees: ['F03', 'F30'],
  },
  /** Region and type do not go together (data: type, country, proposal). */
  'certificate-type-region': {
    level: 'stop',
    requirements: ['R03', 'R05', 'R18', 'R30', 'R49'],
    foresees: ['F24', 'F16', 'F30'],
  },
  /** Nationality and type do not go together, e.g. a passport for a mainland citizen (data: type, proposal). */
  'certificate-type-nationality': { level: 'stop', requirements: ['R24', 'R49'], foresees: ['F03', 'F30'] },
  /** The target takes no such certificate (data: type, target). */
  'certificate-type-target': { level: 'stop', requirements: ['R45'], foresees: ['F03', 'F30'] },
  /** Military units verify elsewhere (CN9). */
  'certificate-military-unit': { level: 'warn', requirements: ['R44'], foresees: ['F26'] },
  'occupation-other-paper': { level: 'stop', requirements: ['R44'], foresees: ['F01', 'F14'] },
  /** No name on the certificate entered: nothing to compare the holder with. */
  'certificate-name-missing': { level: 'warn', requirements: ['R06'], foresees: ['F01'] },

  /** Not a day of the calendar, written year-month-day. */
  'date-form': { level: 'stop', requirements: ['R22', 'R27'], foresees: ['F01', 'F08'] },
  'issue-date-missing': { level: 'warn', requirements: ['R22'], foresees: ['F08', 'F09'] },
  'issue-date-future': { level: 'stop', requirements: ['R22'], foresees: ['F08', 'F09'] },
  /** Younger than the registry's data (data: readyFrom, days). */
  'issued-too-recently': { level: 'stop', requirements: ['R22', 'R51'], foresees: ['F01', 'F08', 'F09'] },
  'expiry-date-missing': { level: 'note', requirements: ['R27'], foresees: ['F01'] },
  'expiry-before-issue': { level: 'stop', requirements: ['R27'], foresees: ['F01'] },
  'certificate-expired': { level: 'stop', requirements: ['R27'], foresees: ['F01'] },
  /** data: days, expires. */
  'certificate-expires-soon': { level: 'warn', requirements: ['R42', 'R27'], foresees: ['F01'] },

  /** data: domain, label. */
  'domain-form': { level: 'stop', requirements: ['R62'], foresees: ['F23'] },
  'domain-duplicate': { level: 'warn', requirements: ['R62'], foresees: [] },
  /** data: domain, word. The reviewer decides. */
  'domain-reserved-word': {
    level: 'warn',
    requirements: ['R61', 'R62'],
    foresees: ['F19', 'F20', 'F21', 'F22', 'F23'],
  },
} as const satisfies Record<string, FindingRow>;
