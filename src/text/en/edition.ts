/** What is said about rules files and the edition that counts. */
export const edition = {
  rulesDistrust: {
    'no-keys':
      'This build knows no publisher’s key, so it takes no rules file. Newer rules come with the next version of the app.',
    'unknown-key':
      'This rules file is not signed by a publisher that the app knows. Nothing was changed. Get it again from where the app came from.',
    changed: 'This rules file was changed or is not whole. Nothing was changed. Get it again.',
  },
  rulesUnfit: {
    nonsense: 'What the rules file says of itself contradicts itself; it was not taken in.',
    content: 'The app cannot use {{file}} in this rules file; nothing of it was taken in.',
    networks:
      'The reading networks in this rules file do not read the app’s own sample on this computer; nothing of it was taken in.',
    'app-older':
      'This rules file is made for a newer version of the app{{leastPart}}; it was not taken in. Update the app.',
    past: 'Edition {{edition}} of {{date}} is not newer than this version of the app ({{released}}), which brings these rules or newer ones; it was not taken in.',
    same: 'Edition {{edition}} is in use already.',
    older:
      'Edition {{edition}} is older than edition {{from}}, which is in use; it was not taken in. To go back, take edition {{from}} away first.',
  },
  rulesLeast: ' ({{least}} or later)',
  editionStanding: {
    none: 'Rules: those of the app; no edition of the publisher was added.',
    counts: 'Rules: edition {{edition}} of the publisher, {{date}}, over those of the app.',
    past: 'Edition {{edition}} of {{date}} does not count any more: the app brings these rules or newer ones.',
    'app-older':
      'Edition {{edition}} is made for another version of the app and does not count; the rules of the app do.',
    changed:
      'Edition {{edition}} was changed or is not whole and does not count; the rules of the app do. Add the rules file again.',
    'unknown-key':
      'Edition {{edition}} is not signed by a publisher that this version of the app knows and does not count; the rules of the app do.',
    'no-keys':
      'Edition {{edition}} does not count: this build knows no publisher’s key. The rules of the app do.',
  },
  editionNetworks: {
    used: 'It brings reading networks, which are in use.',
    later: 'Its reading networks are used from the next opening of the desk on; scans are then read anew.',
    damaged:
      'Its reading networks are missing or were changed, so the app’s own read; add the rules file again.',
  },
  editionOpening: 'Close the desk and open it again to read with other networks.',
  editionOffer: 'Edition {{edition}} of {{date}}: signature and content hold, it can be added.',
  editionReplaces: 'It replaces edition {{from}}.',
  editionPack: {
    replaced: '{{id}} ({{asOf}}): {{n, difference|differences}}',
    new: '{{id}} ({{asOf}}): new, {{n, difference|differences}} from the default target',
    office: '{{id}} ({{asOf}}): the office’s own pack goes on counting',
  },
  editionLeaving: '{{id}}: not brought any more; a pack of the app of this name comes back.',
  editionYear: {
    added: 'Days off of {{year}}: added',
    changed: 'Days off of {{year}}: changed',
    removed: 'Days off of {{year}}: taken away',
  },
  editionWords: 'Naming words: {{added}} added, {{removed}} removed',
  editionOtherNetworks:
    'Other reading networks ({{version}}): used from the next opening of the desk on; scans are then read anew.',
  editionOwnNetworks:
    'The app’s own reading networks come back at the next opening of the desk; scans are then read anew.',
  editionTemplates: '{{n, template|templates}} change, {{checked}} checked',
  editionAtOnce: 'Rule packs, days off and naming words count at once.',
  editionRemoved: 'Edition {{edition}} was taken away; the rules of the app count again.',
} as const;
