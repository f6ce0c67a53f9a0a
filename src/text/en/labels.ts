/** Words for states, sides, parts and problems. */
export const labels = {
  state: {
    'not-submitted': 'not submitted',
    'in-review': 'in review',
    verified: 'verified',
    rejected: 'rejected',
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
  noExplanation: 'This is like no published rejection.',
  picture: 'picture',
  scan: 'scan',
  expected: '; it should be “{{expected}}”',
  inField: ' ({{field}})',
  problem: {
    'not-a-zip': 'This is not a zip file, or it is cut off.',
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
