/** Updates from a file. */
export const updateTexts = {
  updates: {
    title: 'Updates',
    about:
      'An administrator brings updates as a file; the desk itself never looks for any in a network. The publisher’s signature is checked first, then the desk is backed up, and only then is anything installed.',
    old: 'This version was released {{months, month|months}} ago. Rules and holidays change every year: ask the administrator for a newer one.',
    choose: 'Choose an update…',
    checking: 'Checking…',
    offer: '{{from}} → {{version}} ({{date}}) · {{size}}',
    apply: 'Back up and make ready',
    ready: 'The installer of version {{version}} lies ready:',
    backup: 'Backup made before:',
    install: 'Close the desk and install',
    shown: 'Shown in its folder.',
    drop: 'Do not install',
  },
} as const;
