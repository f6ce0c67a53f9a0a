/** Words for states, sides, parts and problems. */
import { audit } from './audit.ts';
import { backups } from './backups.ts';
import { doctor } from './doctor.ts';
import { edition } from './edition.ts';
import { handOver } from './hand-over.ts';
import { history } from './history.ts';
import { keys } from './keys.ts';
import { lists } from './lists.ts';
import { stock } from './stock.ts';
import { updates } from './updates.ts';

export const labels = {
  ...audit,
  ...backups,
  ...updates,
  ...edition,
  ...doctor,
  ...handOver,
  ...history,
  ...keys,
  ...lists,
  ...stock,
  repaired: '{{templates, template|templates}} repaired, {{repairs, change|changes}}',
  unnamed: 'Unnamed',
  fileReason: {
    missing: 'There is no file at this place. Check its name and its folder.',
    folder: 'This is a folder. Name the files in it instead.',
    'not-a-file': 'This is a pipe or a device. Only files can be read.',
    forbidden: 'Reading this file is not allowed. Check its permissions.',
    other: 'The file cannot be opened. Make sure that it is still there and not held by another program.',
  },
  state: {
    'not-submitted': 'not submitted',
    'in-review': 'in review',
    verified: 'verified',
    rejected: 'rejected',
    'on-hold': 'on hold',
  },
  readiness: {
    stop: 'needs work',
    wait: 'waiting',
    ready: 'ready',
  },
  level: {
    stop: 'stop',
    warn: 'warning',
    note: 'note',
  },
  holderKind: {
    individual: 'person',
    organization: 'organization',
  },
  side: {
    front: 'front',
    back: 'back',
    page: 'page',
    proof: 'proof',
  },
  mended: {
    spaces: 'spaces',
    width: 'full-width characters',
    case: 'lower-case letters',
    separators: 'separators',
    invisible: 'invisible characters',
  },
  brackets: {
    'full-width': 'full width （）',
    'half-width': 'half width ()',
  },
  part: {
    number: 'number',
    birthDate: 'birth date',
    expires: 'expiry date',
    personalNumber: 'personal number',
    composite: 'composite',
  },
  date: {
    ambiguous: 'Day and month could be exchanged.',
    'other-calendar': 'This is a date of another calendar.',
    'no-such-day': 'There is no such day.',
    unreadable: 'This is no date.',
    'other-form': 'This day is written in another form.',
  },
  foreignPaper: {
    'temporary-id': 'temporary ID card',
    'household-register': 'household register',
    'driving-licence': 'driving licence',
    'bank-card': 'bank card',
    trademark: 'trademark certificate',
    'other-permit': 'permit of another kind',
  },
  longTerm: 'long-term',
  because: {
    residenceMoved:
      "After a move or a change of name the registry's data lag behind: wait, or show a stamped certificate of residence.",
    proofAsked: 'The reviewer asked for a further proof.',
  },
  case: {
    lower: 'small letters',
    upper: 'capitals',
  },
  naming: {
    'state-name': 'a name of the state, for the bodies entitled to it (Order 43 art. 27)',
    'state-project': 'a state project',
    'state-security': 'security of the state (Order 43 art. 28 (2), 2004 Measures art. 27 (2))',
    'state-honour': 'honour of the state (Order 43 art. 28 (3), 2004 Measures art. 27 (3))',
    superstition: 'superstition (Order 43 art. 28 (5), 2004 Measures art. 27 (5))',
    indecency: 'indecency, gambling or violence (Order 43 art. 28 (7), 2004 Measures art. 27 (7))',
    'other-law': 'names that other laws regulate (Order 43 art. 28 (9), 2004 Measures art. 27 (9))',
    'rights-of-others': 'rights of others (Order 43 art. 28 (8), 2004 Measures art. 27 (8))',
    office: "a word of the office's own list",
  },
  domainsOne: '{{first}}',
  domainsMany: '{{first}}, {{names}} domains in all',
  calendar: {
    ready: 'may go out',
    'answer-from': 'answer possible',
    'answer-due': 'answer due',
    'retry-from': 'resubmit from',
    'retry-until': 'resubmit by',
    'names-on-hold': 'domains suspended',
    'certificate-ends-soon': 'certificate ends soon',
    'certificate-ends': 'certificate ends',
  },
  outcome: {
    sent: 'sent',
    verified: 'verified',
    rejected: 'rejected',
    foresaw: 'foreseen',
    forecast: 'forecast',
    trust: { heed: 'worth heeding', harmless: 'seldom matters', unclear: 'too few answers to tell' },
  },
  noRetake: 'Nothing was found that another photo would cure; say why with --why.',
  noExplanation: 'This is like no known rejection.',
  picture: 'picture',
  scan: 'scan',
  expected: '; it should be “{{expected}}”',
  inField: ' ({{field}})',
  /** Sentences of the fault store-damaged, by what is damaged. */
  damaged: {
    store:
      'The file {{file}} is damaged. It was left as it is. Copy the whole desk folder to a safe place first; then “doctor --salvage” brings what can still be read into a new desk, or go on with a copy of the desk folder.',
    scan: 'A scan in the desk is damaged or gone ({{file}}). Attach the original file again: that writes it anew.',
    picture:
      'An upload picture in the desk is damaged or gone ({{file}}). Make the picture again; the scans are kept.',
    bundle: 'This bundle is damaged or gone in the desk ({{file}}). Build it again; the templates are kept.',
    intake: 'A file that was taken in is damaged or gone in the desk ({{file}}). Take the original in again.',
    object:
      'A file in the vault is damaged or gone ({{file}}). “Check the desk” in the settings names what it belongs to.',
  },
  keyWrong: {
    key: 'The key file ({{file}}) is damaged and cannot be read. Nothing was changed. Get it back from a copy of the desk folder.',
    store:
      'The key in key.json does not fit {{file}}, or the beginning of {{file}} is damaged. Nothing was changed. Get both files together from one copy of the desk folder.',
  },
  leftReason: {
    'no-name': 'Unclear whose it is',
    'several-names': 'The name names several people',
    'several-papers': 'Several certificates of one holder',
    'several-templates': 'Several templates may be meant',
    contradiction: 'Name, number or kind of certificate contradict each other',
    'same-side-twice': 'Two scans of one side',
    'unclear-sides': 'It is not clear which scan is which side',
    'too-many-scans': 'More than eight scans together',
    'same-name-twice': 'Another group has this name too',
    'same-template-twice': 'Another group belongs to this template too',
    'side-taken': 'The template has another scan of this side',
    'unclear-reading': 'Not read clearly enough: compare it with the picture',
    'which-front': 'The back of a card, and it is not clear of which front',
    'not-listed': 'Whoever is on the paper is not in the customer list and has no template',
    'foreign-paper': 'A paper that registrars do not take',
    'not-a-paper': 'No paper on the picture',
    'template-gone': 'The template was removed',
    'empty-file': 'Empty file',
    'too-large': 'File too large',
    'not-a-scan': 'Not a picture or PDF',
    unreadable: 'The file cannot be read',
    locked: 'The file has a password',
    'put-aside': 'Was put aside',
  },
  watched: {
    watching: 'watched',
    off: 'switched off',
    away: 'not there now',
    waits: 'the desk cannot keep anything now',
  },
  watchedNone: 'No folder is watched.',
  watchedCounts: 'taken in {{taken}}, there already {{twice}}, refused {{failed}}, waiting {{waiting}}',
  scannersNone:
    'No scanner was found. On Linux sane-utils is needed, on Windows and macOS NAPS2; a network scanner is allowed by --allow ADDRESS.',
  scannedCounts:
    'pages: taken in {{taken}}, blank left out {{blank}}, there already {{twice}}, not usable {{refused}}',
  intakeOutcome: { matched: 'matched', created: 'created', left: 'left', failed: 'failed' },
  problem: {
    'not-a-zip': 'This is not a zip file, or it is cut off.',
    'password-needed': 'This bundle is sealed: it opens by its password.',
    'password-wrong': 'The password is not the one of this file, or the file was changed.',
    'manifest-missing': 'manifest.json is missing.',
    'manifest-unreadable': 'manifest.json cannot be read.',
    'manifest-newer': 'Made by a newer version. Update the app to verify it.',
    'file-missing': 'File {{file}} is missing.',
    'file-changed': 'File {{file}} was changed{{at}}.',
    'file-added': 'File {{file}} was added.',
    'file-unreadable': 'File {{file}} cannot be read.',
  },
  atByte: ' (byte {{offset}})',
} as const;
