/** What is said about backups, restoring and erasing. */
export const backups = {
  backupNotice: {
    untried:
      'Restoring has not been tried for a month or more. Press “Try restoring” beside the newest backup: it touches nothing.',
    none: 'There is no backup of this desk yet.',
    old: 'The newest backup is {{days, day|days}} old.',
    failed: 'The last backup failed: {{why}}',
    away: 'The second place for backups is not connected; the newest copy there is {{secondDays, day|days}} old.',
    awayNever: 'The second place for backups is not connected, and no copy was made there yet.',
  },
  backupStep: {
    store: 'store',
    objects: 'scans and pictures',
    proof: 'reading back',
    restore: 'opening',
    copy: 'installer',
  },
  backupMade:
    '{{path}}: {{templates, template|templates}}, {{objects, file|files}} ({{copied}} new), {{read}} read back. It can be restored.',
  backupMissing:
    '{{missing, file|files}} of the desk could not go along: damaged or gone in the desk already. “Check the desk” names them.',
  backupHealed: '{{healed, file|files}} in the backup had been damaged and were written anew.',
  backupNoKey:
    'Without the key file of this desk (key.json) nobody can open this backup. Set a passphrase or recovery words, so that it opens on another computer.',
  backupAway: 'The second place for backups is not connected; only the one in the desk folder was made.',
  restored:
    'Restored into {{desk}}: {{templates, template|templates}}, {{objects, file|files}}, as of {{madeAt}} ({{seconds}} s).',
  restoreMissing: '{{n, file is|files are}} damaged or gone in this backup:',
  restoreErased: '{{erased, template was|templates were}} erased after this backup and did not come back.',
  erased:
    'Erased for good: {{templates, template|templates}}, {{scans, scan|scans}}, {{pictures, picture|pictures}}, {{bundles, bundle|bundles}}, {{objects, file|files}} of the vault.',
  wouldErase:
    'Would be erased for good: {{templates, template|templates}}, {{scans, scan|scans}}, {{pictures, picture|pictures}}, {{bundles, bundle|bundles}}. Nothing was changed.',
  eraseBundle:
    '{{fileName}} goes too: it holds one of them. {{others, other template|other templates}} in it can be exported again.',
  eraseOlder: '{{backups, backup|backups}} at {{path}} still hold them until the next backup there.',
  eraseOlderAway:
    'The second place for backups ({{path}}) is not connected: what lies there still holds them. Connect it once.',
  eraseElsewhere: 'Bundles and lists that were saved elsewhere are out of reach of the desk.',
  eraseReason: {
    'asked-for': 'the person asked for it',
    'no-longer-needed': 'no longer needed',
    retention: 'kept long enough',
    mistake: 'taken in by mistake',
    other: 'another reason',
  },
  dueWhat: { papers: 'scans and pictures', all: 'whole template' },
  dueNone: 'Nothing is due.',
  due: '{{n}} due. Nothing was changed. Say --yes to erase them.',
} as const;
