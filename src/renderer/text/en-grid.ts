/** The window's own words in English: the grid. */
import type { Words } from '../app/use-text.ts';
import type { gridTexts as zh } from './zh-CN-grid.ts';

export const gridTexts: Words<typeof zh> = {
  grid: {
    name: 'Templates as a grid',
    show: 'Grid',
    showList: 'List',
    gone: 'This template is gone',
    fact: { standing: 'Standing', updated: 'Changed', created: 'Created', scan: 'Scan' },
    hasScan: 'has a scan',
    columns: 'Columns…',
    columnsTitle: 'Columns of the grid',
    columnsMore:
      'Ticked columns are shown, the first one stays in place. Width, place and order can be changed at the headings too.',
    columnsReset: 'Back to the usual ones',
    ticks: 'Selected',
    rows: 'Rows',
    height: { low: 'Low', usual: 'Usual', high: 'Two lines' },
    earlier: 'Move {{name}} left',
    later: 'Move {{name}} right',
    cellHint: 'Enter edits · Space ticks · Ctrl D fills down · Ctrl Enter opens',
    headHint: 'Enter sorts · Shift ←→ width · Ctrl ←→ place',
    renew: 'The list changed by {{n}}: show it',
    copied: 'Cells copied: {{n}}',
    tooLong: 'At most {{n}} rows at a time. Mark fewer.',
    nothingChanges: 'No cell would change.',
    willChange: 'Cells that will change: {{cells}}, in {{n}} of the templates.',
    changed: 'Cells changed: {{cells}}, in {{n}} of the templates',
    changedMeanwhile: 'A template was changed just now, so no cell was written. Try again.',
    pasteTitle: 'Check the changes',
    accept: 'Change {{n, cell|cells}}',
    changes: 'Changes',
    stopped: 'Templates that something stops: {{before}} → {{after}}',
    handedOver: '{{n}} of them are in review or verified: the registry keeps what it has.',
    outside: 'Left out, as they lie outside the grid or where nobody may type: {{n}}',
    refused: 'Cannot be read, and stay as they are: {{n}}',
  },
};
