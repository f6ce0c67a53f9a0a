/** Findings about holder, contact, certificate, dates, domains and target. */
import type { FindingRow } from './finding-row.ts';

export const templateFindings = {
  /** The rule pack that the template names is not on this desk (data: id); the default one was used. */
  'target-missing': { level: 'stop', requirements: ['R01'], foresees: [] },
  /** Another desk wrote another value into the field, or took it away (data: cell, ours, theirs, earlier where there are more). */
  'other-desk-differs': { level: 'stop', requirements: ['R06'], foresees: [] },
  /** Another desk has another picture or scan, another side of it, or took it away (data: cell). */
  'other-desk-picture': { level: 'stop', requirements: ['R06'], foresees: [] },
  /** State, answers of reviewers or being removed differ (data: cell). */
  'other-desk-standing': { level: 'stop', requirements: ['R06'], foresees: [] },
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
  /** They differ in characters that look or sound alike, or in a traditional form (data: holder, certificate, pairs). */
  'name-characters-confused': {
    level: 'stop',
    requirements: ['R06', 'R32', 'R48'],
    foresees: ['F01', 'F04', 'F14'],
  },
  /** Characters of the certificate are left out (data: certificate, missing). */
  'name-shortened': { level: 'stop', requirements: ['R06', 'R48'], foresees: ['F01', 'F04'] },
  /** They differ in width, case or spaces only. */
  'name-form-differs': { level: 'warn', requirements: ['R06', 'R25'], foresees: ['F01', 'F04'] },
  /** A form of address or a label stands in the name (data: title). */
  'name-title': { level: 'warn', requirements: ['R06', 'R48'], foresees: ['F01', 'F04'] },
  /** A word for "nothing", or a test (data: text). */
  'field-placeholder': { level: 'warn', requirements: ['R01', 'R06'], foresees: ['F17'] },
  /** A person whose name ends like an organization's (data: holder). */
  'holder-looks-organization': { level: 'warn', requirements: ['R15', 'R03'], foresees: ['F03', 'F30'] },
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
  /** Traditional characters where papers are printed in simplified ones (data: characters). */
  'name-traditional': { level: 'warn', requirements: ['R06', 'R48'], foresees: ['F01', 'F04'] },
  /** Characters that not every system knows (data: characters). */
  'name-rare-characters': { level: 'note', requirements: ['R48'], foresees: ['F01'] },
  /** Another dot than the middle dot of papers (data: found). */
  'name-middle-dot': { level: 'warn', requirements: ['R06', 'R25'], foresees: ['F01', 'F02'] },
  /** The Latin name is no reading of the Chinese one (data: wanted). */
  'name-pinyin-differs': { level: 'warn', requirements: ['R06', 'R48'], foresees: ['F17', 'F25'] },
  /** The registrar wants surname and given name apart, each in its script (data: surname, given). */
  'contact-name-parts': { level: 'warn', requirements: ['R01'], foresees: ['F25'] },
  /** The target advises another case of letters (data: wanted). */
  'name-case': { level: 'note', requirements: ['R25'], foresees: [] },

  'email-form': { level: 'stop', requirements: ['R01', 'R35'], foresees: ['F17'] },
  /** One slip away from a known mailbox provider, or an ending that does not exist (data: wanted). */
  'email-domain-slip': { level: 'warn', requirements: ['R35'], foresees: ['F17'] },
  'email-not-verified': { level: 'stop', requirements: ['R35'], foresees: [] },
  'phone-form': { level: 'stop', requirements: ['R01'], foresees: ['F18', 'F31'] },
  /** It begins like a mobile number of the mainland and has not 11 digits (data: length). */
  'phone-mobile-length': { level: 'stop', requirements: ['R01'], foresees: ['F18', 'F31'] },
  /** China's telephone country code is 86; an area code here fails (data: wanted). */
  'phone-country': { level: 'stop', requirements: ['R01'], foresees: ['F18', 'F31'] },
  'phone-extension': { level: 'stop', requirements: ['R01'], foresees: ['F31'] },
  'postal-code-form': {
    level: 'warn',
    requirements: ['R01'],
    foresees: ['F31'],
    example: {
      on: 'person',
      what: 'five digits as postal code',
      fires: { postalCode: '31000' },
      nearMiss: { country: 'GB', postalCode: 'SW1A 1AA' },
    },
  },
  /** The registrar's interface knows addresses in the mainland only (data: country). */
  'country-target': { level: 'warn', requirements: ['R49'], foresees: ['F24'] },
  'country-unknown': { level: 'stop', requirements: ['R49'], foresees: ['F24', 'F31'] },
  /** Province in another form than the target asks for (data: wanted). */
  'province-form': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  'province-unknown': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** The city without its word, where the full name is asked for (data: wanted). */
  'city-form': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** The city lies in another province (data: city, province). */
  'city-other-province': { level: 'warn', requirements: ['R01'], foresees: ['F31', 'F17'] },
  /** A province stands in the field of the city (data: province). */
  'city-is-province': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** The address begins with another province or city than the fields hold (data: place). */
  'address-elsewhere': { level: 'warn', requirements: ['R01'], foresees: ['F31', 'F17'] },
  'city-unknown': { level: 'note', requirements: ['R01'], foresees: ['F31'] },
  /** Province or city in Latin letters is no reading of the Chinese (data: wanted). */
  'place-latin-differs': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** The postal code lies in another province (data: province). */
  'postal-code-place': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** No postal code of the mainland begins so. */
  'postal-code-unknown': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  /** The landline's area code lies elsewhere (data: area, place). */
  'phone-area': { level: 'warn', requirements: ['R01'], foresees: ['F31'] },
  'address-short': {
    level: 'note',
    requirements: ['R01'],
    foresees: ['F17'],
    example: {
      on: 'person',
      what: 'address without a door number',
      fires: { 'address.zh': '西湖区样例路' },
      nearMiss: { 'address.zh': '西湖区样例路一号' },
    },
  },

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
  /** A company's credit code on a paper that companies no longer have: since 2015-10-01 it is the business licence. */
  'certificate-three-in-one': { level: 'warn', requirements: ['R41', 'R45'], foresees: ['F03', 'F30'] },
  /** No name on the certificate entered: nothing to compare the holder with. */
  'certificate-name-missing': { level: 'warn', requirements: ['R06'], foresees: ['F01'] },

  /** Not written year-month-day (data: why); a day that is read without doubt only warns, and is offered. */
  'date-form': { level: 'stop', requirements: ['R22', 'R27'], foresees: ['F01', 'F08'] },
  'issue-date-missing': { level: 'warn', requirements: ['R22'], foresees: ['F08', 'F09'] },
  'issue-date-future': { level: 'stop', requirements: ['R22'], foresees: ['F08', 'F09'] },
  /** Younger than the registry's data (data: readyFrom, days). */
  'issued-too-recently': { level: 'stop', requirements: ['R22', 'R51'], foresees: ['F01', 'F08', 'F09'] },
  'expiry-date-missing': { level: 'note', requirements: ['R27'], foresees: ['F01'] },
  'expiry-before-issue': { level: 'stop', requirements: ['R27'], foresees: ['F01'] },
  /** Before the day of birth in the number, or on it (data: date, birth). */
  'issued-before-birth': { level: 'stop', requirements: ['R22'], foresees: ['F01', 'F08'] },
  /** Resident ID cards run 5, 10 or 20 years, or without end (data: issued, expires). */
  'certificate-span-unusual': { level: 'warn', requirements: ['R27'], foresees: ['F01'] },
  /** Longer than a card is given for at that age (data: age, from). */
  'certificate-span-age': { level: 'warn', requirements: ['R27'], foresees: ['F01'] },
  'certificate-expired': { level: 'stop', requirements: ['R27'], foresees: ['F01'] },
  /** data: days, expires. */
  'certificate-expires-soon': { level: 'warn', requirements: ['R42', 'R27'], foresees: ['F01'] },

  /** data: domain, label. */
  'domain-form': { level: 'stop', requirements: ['R62'], foresees: ['F23'] },
  'domain-duplicate': { level: 'warn', requirements: ['R62'], foresees: [] },
  /** Chinese labels under a suffix that has none (data: domain, suffix). */
  'domain-suffix-without-chinese': { level: 'stop', requirements: ['R62'], foresees: ['F23'] },
  /** Two names that differ in simplified and traditional characters only (data: domain, other). */
  'domain-variant': { level: 'warn', requirements: ['R62'], foresees: [] },
  /** Not under .cn, .中国, .公司 or .网络: such names need no CNNIC template (data: domain). */
  'domain-other-registry': { level: 'note', requirements: ['R62'], foresees: [] },
  /** Names of the state and of state projects (data: domain, word, class). The reviewer decides about all words. */
  'domain-reserved-word': { level: 'warn', requirements: ['R61', 'R62'], foresees: ['F19', 'F22', 'F23'] },
  'domain-forbidden-content': {
    level: 'warn',
    requirements: ['R61', 'R62'],
    foresees: ['F19', 'F21', 'F22', 'F23'],
  },
  /** A name that belongs to somebody (data: domain, word, class). */
  'domain-of-others': { level: 'warn', requirements: ['R61', 'R62'], foresees: ['F20'] },
} as const satisfies Record<string, FindingRow>;
