/** Hand-over files and the desks that are known. */
export const handOver = {
  arrival: {
    new: '{{n}} new',
    changed: '{{n}} changed',
    conflict: '{{n}} to decide',
    same: '{{n}} with nothing to take',
    erased: '{{n}} erased here, and left so',
  },
  sender: {
    own: 'Made by this desk',
    known: 'From {{name}}',
    unknown: 'From a desk that is not in the book; it calls itself “{{name}}”',
  },
  fingerprintOf: 'Fingerprint {{fingerprint}}',
  handOverMade:
    '{{file}}: {{templates, template|templates}}, {{scans, scan or picture|scans and pictures}}, {{bytes}} B',
  handOverMissing:
    '{{missing, scan or picture is|scans and pictures are}} damaged or gone here and did not go along.',
  handOverNote: 'Note: {{note}}',
  handOverHolds:
    'Made {{time}}; {{templates, template|templates}}, {{scans, scan or picture|scans and pictures}}',
  handOverTaken: 'Taken over, with {{scans, scan or picture|scans and pictures}}.',
  handOverUndecided: 'Decide: shiming hand-over decide TEMPLATE FIELD ours|theirs',
  ownDesk: 'This desk',
  deskUnnamed: 'unnamed',
  askPassphrase: 'Passphrase of the file',
} as const;
