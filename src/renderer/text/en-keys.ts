/** The window's own words in English: key slots and the lock. */
import type { Words } from '../app/use-text.ts';
import type { keyTexts as chinese } from './zh-CN-keys.ts';

export const keyTexts: Words<typeof chinese> = {
  lock: {
    title: 'Locked',
    shutTitle: 'This desk is shut',
    goesOn: 'What is running goes on. What you typed is kept.',
    open: 'Open',
    looking: 'Looking…',
    show: 'Show the desk again',
    end: 'End the session',
    after: 'Lock after',
    never: 'never by itself',
    minutes: '{{n, minute|minutes}} without a key or pointer',
    now: 'Lock now',
    hidesOnly:
      'Without a passphrase the lock hides the desk from a passer-by and opens by one key. With a passphrase it asks for it.',
  },
  keys: {
    title: 'Keys',
    about:
      'One data key encrypts everything. Each slot opens it by itself; changing a slot does not touch your data.',
    openBy: 'Open by',
    kind: {
      system: 'System key store',
      file: 'Key file in clear',
      passphrase: 'Passphrase',
      words: '24 recovery words',
      office: 'Office key',
    },
    ask: {
      passphrase: 'Passphrase',
      words: 'The 24 words, in their order',
      office: 'Private half of the office key',
    },
    slot: 'Slot',
    made: 'Made',
    tested: 'Tested',
    notTested: 'not yet',
    name: 'Name (optional)',
    clear:
      'The key lies in clear in key.json of the desk’s folder: whoever copies the folder can read everything. Add a passphrase or recovery words, then remove the key file.',
    noPortable:
      'No slot opens this desk on another computer. If this computer or its user account is lost, so is the desk. Add a passphrase or recovery words.',
    changed:
      'The key file says something that this desk did not write. Remove slots that you do not know, and make again what is missing.',
    addPassphrase: 'Add a passphrase…',
    addWords: 'Make recovery words…',
    addOffice: 'Add an office key…',
    addSystem: 'Add the system key store',
    passphraseTitle: 'New passphrase',
    passphraseAbout:
      'At least 12 characters, or four different words. Nobody can tell it to you again: write it down and keep the paper elsewhere.',
    again: 'The passphrase once more',
    differs: 'The two are not the same.',
    officeTitle: 'Office key',
    officeAbout:
      'Paste the public half. It opens nothing; whoever has the private half can open this desk. “shiming key office-new FILE” makes a pair.',
    officePublic: 'Public half',
    wordsTitle: 'Recovery words',
    wordsAbout:
      'Write these 24 words on paper, in this order, or print the sheet. They are shown only now. Whoever has them can open the desk.',
    print: 'Print the sheet',
    sheet: 'Recovery words of the desk',
    written: 'I have them on paper',
    backTitle: 'Type three of them back',
    word: 'Word {{n}}',
    showAgain: 'Show the words again',
    add: 'Add',
    test: 'Test',
    testName: 'Test {{slot}}',
    testTitle: 'Test {{slot}}',
    testGood: '{{slot}} opens the desk.',
    replace: 'Replace',
    replaceName: 'Replace {{slot}}',
    remove: 'Remove',
    removeName: 'Remove {{slot}}',
    removeTitle: 'Remove {{slot}}?',
    removeMore:
      'It will open the desk no more. Copies of the folder that were made before can still be opened by it.',
    removeLastPortable:
      'This is the last key that opens the desk on another computer. Without it the desk is lost when this computer or its user account is.',
    removeAnyway: 'Remove it all the same',
    added: '{{slot}} was added, and opened the desk in a test.',
    removed: '{{slot}} was removed.',
    rekeyOpen: 'New data key…',
    rekeyTitle: 'New data key',
    rekey: 'Make a new key',
    rekeyAbout:
      'For when somebody may have the old one: the key lay in clear, a laptop was lost, a colleague left. A backup is made, then the desk shuts, everything in it is written anew, and it opens again. The old key opens it until that is done, also after a power cut.',
    rekeyLimits:
      'Whoever copied the desk before can still read that copy. Backups made before open by the keys of that time, or beside this desk.',
    rekeyKeep: 'Type what is to go on opening the desk. What you leave empty goes.',
    rekeyMeant: 'Nothing would open the desk on another computer any more. Press again if you mean it.',
    rekeyed: 'The new key is made. The desk is written anew now.',
    rekeyedWithout:
      'The new key is made. The desk is written anew now, and these open it no more: {{names}}.',
    rekeyWaits:
      'A new data key waits and could not be taken yet. Make room on the disk, then close and open the desk.',
  },
};
