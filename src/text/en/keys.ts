/** Words of key slots. */
export const keys = {
  or: ' or ',
  slotKind: {
    system: "the system's key store",
    file: 'the key file in clear',
    passphrase: 'a passphrase',
    words: 'the 24 recovery words',
    office: 'an office key',
  },
  keyAsk: {
    keep: 'To keep “{{slot}}”, type it (empty: it goes)',
    passphrase: 'New passphrase',
    again: 'Once more',
    differs: 'The two are not the same. Nothing was changed.',
    words: 'The 24 words',
    write: 'Write these words on paper, in this order. They are shown only now.',
    word: 'Word {{number}}:',
  },
  rekeyed: 'The desk has a new data key. It opens by: {{kept}}.',
  rekeyWaits: 'The new data key waits: it is taken when the desk is opened with enough room on the disk.',
  rekeyGone: 'These open it no more: {{gone}}.',
  rekeyBackups:
    'Backups made before open by the keys of that time, or beside this desk. Whoever has a copy of the old key and an old copy of the folder can still read that copy.',
  keyNotice: {
    changed:
      'The key file says something that this desk did not write. The key itself is right. Look at the slots: remove what you do not know, and make again what is missing.',
    'from-copy':
      'The key file (key.json) is damaged or gone; the desk opened by its copy. “Check the desk” writes it anew with “Repair”.',
    clear:
      'The key lies in clear in key.json: whoever copies the folder can read it. Add a passphrase or recovery words, then remove the slot “file”.',
    noPortable:
      'No slot opens this desk on another computer. Add a passphrase or recovery words: otherwise it is lost with this computer or its user account.',
  },
  keyOfficeMade:
    'The private half is in {{file}}. Keep it away from the desks, such as on a drive in a safe. The line above is the public half; it opens nothing.',
  askInstead: ', or open the desk by {{askText}}',
  secretWrong: {
    passphrase: 'This passphrase does not open the desk',
    words: 'These words are whole, but they are not those of this desk',
    office: 'This office key does not open the desk',
    say: '{{wrong}} (wrong tries: {{count}}). Nothing was changed.{{waitPart}}',
  },
  secretWait: ' The next try is looked at in {{wait}} s.',
  wordsWrong: {
    unknown: 'Word number {{at}} is in none of the two lists. Compare it with the sheet.',
    count: 'These are {{count}} words; there must be 24.',
    check: 'The words do not fit together: one is wrong or two are exchanged. Compare them with the sheet.',
  },
  officeKeyWrong: {
    public:
      'This is not the public half of an office key, or a character of it is wrong. It begins with shiming-office-public-1-.',
    private:
      'This is not the private half of an office key, or a character of it is wrong. It begins with shiming-office-private-1-.',
  },
} as const;
