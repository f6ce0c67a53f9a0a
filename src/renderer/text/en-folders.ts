/** Folders that are chosen, and those that are watched. */
export const folderTexts = {
  folder: {
    choose: 'Choose a folder',
    path: 'Whole path of the folder',
    use: { backup: 'Use this folder', watch: 'Watch this folder', restore: 'Look for backups' },
  },
  watched: {
    title: 'Watched folders',
    about:
      'Scans that come from a scanner or into a shared folder are taken in by themselves. What was taken moves to the folder done, what was refused to the folder failed with the reason; nothing is ever deleted.',
    watching: 'Watched',
    off: 'Switched off',
    away: 'Not there now (since {{since}}); it goes on as soon as it is back',
    waits: 'Nothing can be taken in now: {{why}}',
    waiting: '{{n, file is|files are}} not finished',
    held: '{{n, file is|files are}} held by another program or not readable',
    cloud: '{{n, file lies|files lie}} in the cloud only',
    counts: 'Since the desk was opened: taken in {{taken}}, there already {{twice}}, refused {{failed}}',
    customer: 'Customer of new templates',
    target: 'Target of new templates',
    own: 'As the desk',
    bySubfolder: 'Names of subfolders are customers',
    on: 'Watch',
    remove: 'Watch no longer',
    removed: '“{{path}}” is no longer watched. The folder and its files stay.',
    chosen: 'Scans that come into it are taken in by themselves from now on.',
  },
} as const;
