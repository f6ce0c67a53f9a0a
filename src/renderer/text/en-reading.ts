/** The window's own words in English: what was read on scans, and comparing it. */
import type { Words } from '../app/use-text.ts';
import type { readingPage as chinese } from './zh-CN-reading.ts';

export const readingPage: Words<typeof chinese> = {
  reading: {
    reading: 'Reading the scan…',
    unavailable: 'Scans cannot be read on this computer; fill in the form as usual.',
    waiting: 'Reading · {{n}} to go',
    certain: '{{n, field|fields}} read on the scans',
    unsure: '{{n}} to compare',
    takeAll: 'Fill in {{n}}',
    taken: '{{n, field|fields}} filled in',
    verify: 'Compare',
    lookAgain: 'compare with the paper',
    derived: 'follows from the above',
  },
  verify: {
    title: 'Compare with the papers',
    open: 'Compare readings',
    item: 'Item {{at}} of {{of}}',
    template: 'Template {{at}} / {{of}}',
    looking: 'Looking for what must be compared: {{done}} / {{total}}',
    typed: 'Form',
    read: 'Read',
    empty: '(empty)',
    notRead: '(not read by itself)',
    spoken: '{{field}}. In the form: {{typed}}. Read: {{read}}.',
    cutOf: '{{field}} on the paper',
    noPlace: 'This is not printed at one place of its own: look at the whole scan.',
    doubtful: 'Some characters are not sure. Compare them with the paper.',
    suggested: 'A check digit or the words of the form helped to read this. Compare it with the paper.',
    agree: 'The form is right',
    leave: 'Skip for now',
    take: 'Take what was read',
    type: 'Type it',
    back: 'Previous item',
    end: 'End',
    done: 'All compared',
    nothing: 'There is nothing to compare.',
    counts: '{{agreed}} confirmed, {{taken}} taken from the paper, {{left}} left for later.',
    changedMeanwhile: 'This template was changed meanwhile and is loaded again.',
  },
};
