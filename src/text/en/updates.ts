/** What is said about updates. */
export const updates = {
  updateDistrust: {
    'no-keys':
      'This build knows no publisher’s key, so it takes no update from a file. Update it with its installer.',
    'unknown-key':
      'This update is not signed by a publisher that the app knows. It was not opened and nothing was changed. Get it again from where the app came from.',
    changed:
      'This update was changed or is not whole. It was not opened and nothing was changed. Get it again.',
  },
  updateUnfit: {
    nonsense: 'What the update says of itself contradicts itself; it was not installed.',
    platform: 'This update is for another system ({{for}}); it was not installed.',
    arch: 'This update is for another processor ({{for}}); it was not installed.',
    same: 'This is version {{version}} already; there is nothing to update.',
    older:
      'This update is version {{version}}, older than {{from}} that runs. The desk does not go back by an update; to go back, restore the backup made before.',
    'store-newer': 'The store of this desk is newer than version {{version}} can read; it was not installed.',
    'store-older':
      'The store of this desk is too old for version {{version}}. Update to a version between them first.',
  },
  updateOffer:
    '{{from}} → {{version}} ({{date}}), {{file}}, {{bytes}} bytes: signature and content hold, it can be installed.',
  updateChangesStore:
    'The new version brings the store up to date when it opens the desk for the first time; to go back after that, restore the backup made before.',
  updateReady: 'The installer lies ready: {{path}}\nBackup made before: {{backup}}',
  updateHow: {
    nsis: 'Close the desk, then open this file.',
    msi: 'Close the desk, then open this file; to install on many computers silently, use msiexec /i.',
    portable:
      'Close the desk and put this file in place of the portable app; leave the folder desk beside it as it is.',
    dmg: 'Close the desk, open this file and drag the app to Applications.',
    deb: 'Close the desk and have an administrator install it: sudo apt install and the path of this file.',
    rpm: 'Close the desk and have an administrator install it: sudo dnf install and the path of this file.',
    appimage: 'Close the desk and put this file in place of the AppImage.',
  },
  updateChanged: 'The app went from version {{from}} to {{version}}.',
  updateNone: 'No update lies ready.',
  updateAge: 'Version {{version}}, released {{released}}, {{months, month|months}} old.',
  updateUnreleased: 'Version {{version}}, not released yet.',
} as const;
