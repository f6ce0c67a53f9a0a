/** The window's own words in English: domains with states of their own. */
import type { Words } from '../app/use-text.ts';
import type { names as chinese } from './zh-CN-names.ts';

export const names: Words<typeof chinese> = {
  names: {
    title: 'Verification of domains',
    filter: 'By state',
    what: 'Set to',
    on: 'Day',
    registered: 'Registered on',
    setTicked: 'Set the {{n}} chosen',
    setAll: 'Set all {{n}}',
    set: 'Domains set to “{{state}}”',
    daySet: 'Registration day noted',
    tick: 'Choose {{name}}',
    holdOn: 'on hold from {{day}}',
    holdPassed: 'on hold since {{day}}, probably',
    since: 'on hold since {{day}}',
    deleted: 'deleted {{day}}',
    due: '{{n, domain|domains}} to submit',
    dueBy: '{{n, domain|domains}} to submit, on hold from {{day}}',
  },
};
