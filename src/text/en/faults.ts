/** Sentences of faults: what could not be done and what to do. */
import type { FaultCode } from '#contract/faults';

export const faults = {
  'not-found': 'Not found; it may have been removed. Refresh and try again.',
  'domain-unknown': 'The template has no such domain. Add it to its domains first.',
  'stale-revision':
    'This template was changed elsewhere meanwhile. Load the newest and change that; what you wrote is kept.',
  'invalid-input': 'The input could not be understood{{fieldPart}}.',
  'unreadable-scan': 'This file cannot be used as a scan: {{reasonText}}',
  'unreadable-file': '{{fileReason}}',
  'file-too-large': 'The file is too large ({{bytes}} bytes); the limit is {{limit}}.',
  'grant-unknown': 'The file was used already or has gone stale. Add it again.',
  'desk-in-use': 'This desk is in use by another window or program. Close that first.',
  'desk-not-empty': 'The desk has templates already; samples go into an empty desk only.',
  'desk-missing': 'There is no desk in this folder.',
  'desk-gone':
    'The folder of this desk is not in its place (drive unplugged, network gone, or moved). What was saved is in it: bring it back, and work goes on by itself.',
  'store-newer':
    'The store was written by a newer version ({{store}}); this one knows up to {{app}}. Update the app; nothing was changed.',
  'desk-incomplete':
    'A part of this desk is missing ({{missing}}); still there: {{there}}. Nothing was made and nothing was changed. Look for it in the quarantine of the virus scanner and in the recycle bin of the computer or the sync program, or get a copy of the whole desk folder. A new desk needs an empty folder.',
  'store-damaged': '{{damagedText}}',
  'key-missing':
    'The key of this desk ({{file}}) is missing. Without it the desk cannot be opened; nothing was changed. Get this file back from a copy of the desk folder, the quarantine of the virus scanner or the recycle bin.',
  'key-wrong': '{{keyText}}',
  'key-held-by-system':
    "The key of this desk is held by the system's key store; only the desktop app can open it.",
  'key-store-refused':
    "The system's key store did not give the key of this desk: another user, another computer, or a key store that was locked or reset. The files of the desk are not the cause; nothing was changed. Log in as the user who made the desk, unlock the key store and try again{{askPart}}.",
  'key-locked': 'This desk is opened by {{askText}}.',
  'secret-wrong': '{{secretText}}',
  'secret-weak':
    'This passphrase is too easy to guess. Take at least 12 characters (a Chinese character counts for two) or four different words.',
  'words-misspelt': '{{wordsText}}',
  'words-not-back':
    'These are not the words with the numbers {{numbers}}. Look at the sheet and type them again.',
  'office-key-wrong': '{{officeText}}',
  'slot-last':
    'This is the last key of the desk; without it nobody could open the desk. Add another one first.',
  'slot-last-portable':
    'This is the last key that opens the desk on another computer. Without it the desk is lost when this computer or its user account is. Add another one first, or say that you want it so.',
  'desk-locked': 'The desk is locked. Unlock it first.',
  'not-encrypted':
    '{{file}} is not encrypted and is not a store of this app. It was not opened and not changed.',
  'read-only': "No permission to write ({{file}}). Check the folder's permissions or choose another place.",
  'not-readable':
    'No permission to read ({{file}}). Check who owns the file and its permissions; nothing was changed.',
  'path-too-long': 'The path is too long ({{file}}). Move the folder to a place with a shorter path.',
  'folder-gone': 'The folder for {{file}} is not there. Make it, bring it back or choose another place.',
  'folder-not-empty': 'The folder is not empty. Choose an empty one, or one that is not there yet.',
  'file-in-use': 'Another program holds {{file}}. Close that and try again.',
  'no-locks':
    'This place does not let a file be kept for one program alone ({{file}}), as some network shares do not. Keep the desk on a disk of this computer; nothing was changed.',
  'disk-full': 'The disk is full ({{file}}). Nothing saved is lost; make room and try again.',
  'disk-failing':
    'The disk does not answer as it should ({{file}}). This is no damage of the desk: check cable, drive and network, and try again. If it comes again, copy the desk folder to another disk.',
  'backup-missing':
    'There is no backup at this place. Name the folder of a backup, or the drive that it lies on.',
  'backup-several': 'There are backups of more than one desk here ({{there}}). Name the folder of one.',
  'backup-damaged':
    'This backup is damaged ({{file}}) and was not used; nothing was changed. Take another one.',
  'backup-newer': 'This backup was made by a newer version of the app. Update the app.',
  'backup-key':
    'The key for this backup is needed: its passphrase, its recovery words, or the key file (key.json) of its desk.',
  'folder-not-watchable':
    'This folder cannot be watched. Choose one that exists, lies outside the desk and does not overlap with a watched one (20 at most).',
  'place-unfit':
    'Backups cannot go there. Choose a folder that exists, that can be written, and that does not lie within the desk.',
  'backup-busy': 'A backup is being made or restored already. Wait until it ends.',
  'nothing-due': 'None of these is due.',
  'nothing-ready': 'There is no template to export.',
  'nothing-to-undo': 'There is nothing to undo or redo.',
  'undo-stale':
    'This step cannot be undone: its templates ({{count}}) were changed again since. Nothing was changed; steps before it can still be undone.',
  'undo-other-changed':
    'This step cannot be undone: somebody else has changed its templates ({{count}}) since; the history says who. Nothing was changed. It can be undone once that change is taken back, and steps before it can be undone now.',
  'undo-busy': 'This step is still running. Wait until it ends, or cancel it first.',
  'not-a-bundle': 'This is not a bundle.',
  'stock-invitation-wrong':
    'This is not an invitation to a stock, or it was cut off. Copy the whole line that the administrator gave you.',
  'stock-joined': 'This desk is in a stock already. Leave that one first.',
  'stock-none': 'This desk is in no stock. Join one with an invitation first.',
  'stock-item-newer':
    'Another desk of the stock has a newer version of the app. Update this one; until then nothing is taken or sent, and nothing is lost.',
  'stock-older':
    'The server shows an older state than this desk has seen: most likely it was put back from a copy. Nothing was taken or sent. Look at it with the administrator, then let this desk compare everything anew.',
  'stock-emptied':
    'The server is empty or lacks templates that it had. Nothing was taken or erased here. Look at it with the administrator, then let this desk compare everything anew.',
  'stock-renewed':
    'The stock was put back from a copy and says so. Let this desk compare everything anew: what only this desk has is sent again.',
  'stock-removed':
    'This desk was taken out of the stock. Its templates stay here; nothing new is read or sent.',
  'stock-copied':
    'Somebody sends under the name of this desk: most likely its folder was copied to another computer, and one of the two has to leave the stock and join anew. Where this desk was put back from a backup, let it compare everything anew.',
  'not-a-hand-over': 'This is not a hand-over file.',
  'hand-over-newer':
    'This hand-over file was made by a newer version of the app (form {{version}}). Update the app.',
  'hand-over-damaged':
    'This hand-over file is damaged, cut off or was changed. Nothing was taken. Ask for it again.',
  'hand-over-passphrase': 'This file opens with its passphrase.',
  'hand-over-passphrase-wrong': 'This is not the passphrase of the file, or the file was changed.',
  'hand-over-for-other':
    'This file is encrypted to another desk. Ask for one that is made for this desk, or under a passphrase.',
  'desk-code-wrong': 'This is not the code of a desk, or part of it is missing. Copy the whole line.',
  'pack-newer':
    'This rule pack is made for a newer version of the app (form {{schema}}, this one reads {{app}}). Update the app.',
  'pack-invalid': 'This is no rule pack the desk can use{{fieldPart}}. Nothing was changed.',
  'target-unknown': 'There is no target called “{{target}}”.',
  cancelled: 'Cancelled.',
  'core-stopped':
    "The desk's core stopped and is being started again. Nothing saved is lost; try again in a moment.",
  'core-failed':
    "The desk's core stopped {{deaths}} times within half a minute and was not started again. Nothing saved is lost, and what was typed is still in this window. Start the core again; should it stop once more, keep the window open and tell support.",
  defect:
    'Something in the app went wrong (incident {{incident}}). What was saved before stays; tell support the incident number.',
  'not-an-update':
    'This is no update package, or the file is not whole. It was not opened and nothing was changed.',
  'update-untrusted': '{{updateText}}',
  'update-unfit': '{{updateText}}',
  'not-a-rules-file': 'This is no rules file, or it is not whole. It was not opened and nothing was changed.',
  'rules-untrusted': '{{rulesText}}',
  'rules-unfit': '{{rulesText}}',
  'list-unreadable': '{{listReason}}',
  'list-too-long':
    'The list has {{rows}} rows and {{columns}} columns; the limit is 50,000 rows and 300 columns. Split it into several files.',
  'reading-unavailable':
    'The text of certificates cannot be read on this computer: the part that reads is missing or does not fit this system. Everything else works; installing the program again may bring it back.',
  'scanner-away':
    'The scanner does not answer. Switch it on, check its cable or its address in the settings, and look for scanners again.',
  'scanner-busy': 'The scanner is busy with another scan. Wait until that has ended and scan again.',
  'scanner-jammed':
    'Paper is jammed in the feeder. Free it, lay in the sheets that are missing and scan on; the pages before it are in the intake.',
  'scanner-empty': 'There is no paper in the feeder. Lay it in, or scan from the glass.',
  'scanner-open':
    'A cover of the scanner is open. Close it and scan again; the pages before it are in the intake.',
  'scanner-denied':
    'The system does not let this user have the scanner. Ask who looks after the computer: on Linux the user must be in the group “scanner”; a network scanner may want a password, which the desk cannot give.',
  'scanner-refused': 'The scanner cannot do this. Choose another source, resolution, colour or paper.',
  'scanner-failed':
    'The connection to the scanner broke, or it stopped by itself. Whole pages are in the intake, no half one. Check the scanner and scan what is missing.',
  'scanner-memory': 'The scanner has too little memory for this. Choose a lower resolution.',
  'scanner-strange':
    'What answers at this address does not answer as a scanner does (eSCL). Nothing of it was taken. Check the address in the settings.',
  'scanner-unsafe':
    'The certificate of the scanner is not one that this computer trusts. Have it trusted, or give the address with http:// where the network is the office’s own.',
  'export-too-long':
    'At most {{limit}} templates are exported at once; here are {{n}}. Filter or search first, and export them in parts.',
  'stock-away':
    'The office’s server does not answer. Go on working: what changes here waits and is sent when it answers again. Should it stay so, ask who looks after the server.',
  'stock-refused': '{{stockText}}',
  'stock-foreign': '{{stockText}}',
  'stock-full':
    'The disk of the office’s server is full, so nothing more is taken there. What changes here waits. Ask who looks after the server to make room.',
  'stock-newer':
    'The office’s stock was set up by a newer version of the app (step {{step}}; this one knows up to {{known}}). Update the app on this computer; nothing was changed.',
  'stock-epoch':
    'The office’s key or its desks have changed meanwhile. Nothing was taken; sync and do it again.',
  'stock-too-large':
    'This is larger than the office’s stock takes ({{bytes}} bytes; the limit is {{limit}}). It stays on this desk; make it smaller.',
  'stock-altered':
    'What the office’s server gave is not what a desk of the office put there: it was changed, exchanged or damaged. Nothing of it was taken. Tell who looks after the server.',
} as const satisfies Record<FaultCode, string>;
