/** What the check of a desk says, and the notices above a desk that is not as it should be. */
export const doctor = {
  deskNotice: {
    looking:
      'This desk cannot be written where it lies: everything can be looked at, nothing changed. Make the folder writable or copy it to another place to work in it.',
    missing:
      '{{n, change is|changes are}} missing that this desk had confirmed: its newest file was lost or replaced by an older one. Compare with your papers, and look for the missing file in copies of the desk folder.',
    broken: 'The history of this desk was changed from outside (from entry {{n}} on).',
    rewritten: 'The history of this desk is not the one that it wrote last: it was replaced or written anew.',
  },
  doctorKind: { scan: 'scan', picture: 'picture', bundle: 'bundle', intake: 'intake', none: 'file' },
  doctorProblem: {
    'store-page': 'A part of {{object}} is damaged and cannot be read.',
    'store-reference': 'Rows of {{object}} name others that are gone.',
    'list-outdated': 'The list shows “{{name}}” otherwise than it is.',
    'history-broken': 'The history was changed from outside, from entry {{count}} on.',
    'history-missing': 'Confirmed changes are missing: {{count}}.',
    'history-rewritten': 'The history is not the one that this desk wrote last.',
    'anchor-missing': 'The file {{object}}, which holds where the history ended, is missing or damaged.',
    'key-file-changed':
      '{{object}} is damaged, gone, or says something that this desk did not write. The key itself is right.',
    'object-damaged': '{{object}} ({{kind}}) is damaged. {{name}}',
    'object-gone': '{{object}} ({{kind}}) is gone. {{name}}',
    'object-orphan': '{{object}} belongs to nothing in this desk.',
    'foreign-file': '{{object}} is no file of this desk.',
    'temp-file': '{{object}} was left half-written by a crash.',
    'file-mode': 'Other users of this computer can get at {{object}}.',
    'backup-none': 'There is no backup of this desk.',
    'backup-old': 'The newest backup is {{count, day|days}} old.',
    'backup-damaged': 'The backup {{object}} is damaged and does not count.',
    'backup-object': '{{object}} in a backup is damaged or gone.',
    'backup-away': 'The second place for backups ({{object}}) is not connected.',
    'disk-room': 'The disk is nearly full ({{count}} MB left).',
    'app-damaged':
      'A part of the app itself is missing or damaged ({{object}}). What is kept in the desk is not touched by it.',
    'update-changed': 'The installer of an update that lay ready was changed or is gone.',
    'edition-changed':
      'The publisher’s edition of the rules was changed or is not whole; it does not count, and the rules of the app do.',
    'edition-networks':
      'The reading networks of the publisher’s edition are missing or were changed; the app’s own read.',
    'clock-behind':
      "The computer's clock is {{count, minute|minutes}} behind the newest entry of the history.",
  },
  doctorRepair: {
    sweep: '“Repair” removes it.',
    'rebuild-list': '“Repair” writes the list anew.',
    'make-picture': '“Repair” makes the picture again where its scans are whole.',
    'write-anchor': '“Repair” writes it anew from the history as it is now.',
    'attach-again': 'Attach the original file to this template again.',
    'build-again': 'Build the bundle again, if it is still needed.',
    'take-in-again': 'Take the original file in again.',
    salvage: 'Copy the desk folder first, then bring what can be read into a new desk: doctor --salvage.',
    'close-access': '“Repair” takes the rights of others away.',
    'from-backup': '“Repair” brings it back from a backup.',
    'copy-again': '“Repair” copies it into the backup again.',
    'sweep-orphan': '“Repair” removes it: it is older than a month.',
    'back-up': 'Make a backup.',
    connect: 'Connect it and make a backup.',
    'make-room': 'Make room on the disk.',
    'set-clock': 'Set the clock.',
    'write-keys': '“Repair” writes it anew.',
    'look-at-keys':
      'Look at the slots under Settings → Keys: remove what you do not know, and make again what is missing.',
    'install-again': 'Install the app again over itself; the desk stays as it is.',
    'drop-update': '“Repair” lets it go; choose the update again.',
    'add-rules-again':
      'Add the rules file again, or take the edition away (settings, or `targets remove published`).',
    none: 'Nothing needs to be done; keep a note of it.',
    done: 'Repaired.',
  },
  doctorStep: {
    installation: 'app',
    store: 'store',
    list: 'list',
    history: 'history',
    objects: 'scans and pictures',
    files: 'files',
    backups: 'backups',
    repair: 'repair',
  },
  doctorSound:
    'Sound: {{templates, template|templates}}, {{objects, file|files}} in the vault ({{objectsRead}} read through), {{events}} entries of the history.',
  doctorFound: 'Found: {{n}}. Repaired: {{repaired}}.',
  salvaged: '{{table}}: {{came}} brought over, {{lost}} lost',
  salvageMore: 'at least {{n}}',
  salvageObjects: 'Scans, pictures, bundles: {{came}} brought over, {{lost}} damaged or gone',
  salvageStubs:
    'Templates of which only the line in the list or an earlier state was left: {{n}} (tag “salvaged”; compare them with your papers)',
} as const;
