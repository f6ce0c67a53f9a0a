/** Sentences of faults: what could not be done and what to do. */
import type { FaultCode } from '#contract/faults';

export const faults = {
  'not-found': 'Not found; it may have been removed. Refresh and try again.',
  'domain-unknown': 'The template has no such domain. Add it to its domains first.',
  'stale-revision':
    'This template was changed elsewhere meanwhile. Load the newest and change that; what you wrote is kept.',
  'invalid-input': 'The input could not be understood{{fieldPart}}.',
  'unreadable-scan': 'This file cannot be used as a scan: {{reasonText}}',
  'unreadable-file':
    'The file cannot be opened. Make sure that it is still there and not held by another program.',
  'file-too-large': 'The file is too large ({{bytes}} bytes); the limit is {{limit}}.',
  'grant-unknown': 'The file was used already or has gone stale. Add it again.',
  'desk-in-use': 'This desk is in use by another window or program. Close that first.',
  'desk-not-empty': 'The desk has templates already; samples go into an empty desk only.',
  'desk-missing': 'There is no desk in this folder.',
  'desk-gone':
    'The folder of this desk is not in its place (drive unplugged, network gone, or moved). What was saved is in it: bring it back, and work goes on by itself.',
  'store-newer':
    'The store was written by a newer version ({{store}}); this one knows up to {{app}}. Update the app; nothing was changed.',
  'store-damaged':
    'The file {{file}} is damaged or was changed and cannot be read. It was left as it is; restore a backup.',
  'key-missing':
    'The key of this desk ({{file}}) is missing. Without it the desk cannot be opened; nothing was changed.',
  'key-wrong': 'The key does not fit, or the beginning of {{file}} is damaged. Nothing was changed.',
  'key-held-by-system':
    "The key of this desk is held by the system's key store; only the desktop app can open it.",
  'not-encrypted':
    '{{file}} is not encrypted and is not a store of this app. It was not opened and not changed.',
  'read-only': "No permission to write ({{file}}). Check the folder's permissions or choose another place.",
  'disk-full': 'The disk is full ({{file}}). Nothing saved is lost; make room and try again.',
  'nothing-ready': 'There is no template to export.',
  'nothing-to-undo': 'There is nothing to undo or redo.',
  'undo-stale':
    'This step cannot be undone: its templates ({{count}}) were changed again since. Nothing was changed; steps before it can still be undone.',
  'undo-busy': 'This step is still running. Wait until it ends, or cancel it first.',
  'not-a-bundle': 'This is not a bundle.',
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
    'Something in the app went wrong (incident {{incident}}). Nothing saved is lost; tell support the incident number.',
  'list-unreadable': '{{listReason}}',
  'list-too-long':
    'The list has {{rows}} rows and {{columns}} columns; the limit is 50,000 rows and 300 columns. Split it into several files.',
  'export-too-long':
    'At most {{limit}} templates are exported at once; here are {{n}}. Filter or search first, and export them in parts.',
} as const satisfies Record<FaultCode, string>;
