/** Words for the office's stock. */
export const stock = {
  stockRefused: {
    password:
      'The office’s server does not know this desk’s account or its password. Have who looks after the server make a new account, and join again.',
    unknown: 'This desk has not asked to join the office’s stock yet. Join it first.',
    waiting:
      'This desk waits to be let in. Ask a colleague who may admit desks to compare its fingerprint and let it in.',
    removed:
      'This desk was taken out of the office’s stock. What is here stays; nothing is sent or fetched any more. Ask a colleague who may admit desks, should that be a mistake.',
    reading:
      'This desk may only read the office’s stock. Ask a colleague who may admit desks for the right to write.',
    'not-owner': 'Only a desk that may admit desks can do this. Ask a colleague who has one.',
    'last-owner':
      'This is the last desk that may admit others. Give a colleague’s desk that right first; otherwise nobody could be let in any more.',
    founded: 'The office’s stock has been set up by another desk already. Join it instead.',
    'not-founded': 'Nobody has set up the office’s stock yet. Set it up from the first desk.',
    'other-desk':
      'This account of the server belongs to another desk. Have who looks after the server make one for this desk.',
    'no-desk': 'The office’s stock has no such desk any more. Look at the list of desks again.',
    line: 'The office’s server refuses this desk: its account is gone or has another password, or the desk may not do this any more. Ask who looks after the server.',
    account:
      'This account may not do that on the office’s server. The set-up wants the account of who looks after the server; a desk wants the one that was made for it.',
  },
  stockForeign: {
    'no-stock':
      'There is no stock of the office in this database. Check the address; if it is right, who looks after the server must set the stock up or restore it. Nothing was taken.',
    'other-schema':
      'This database has something else under the name “stock”. Make a database of its own for the office’s stock.',
    certificate:
      'The server shows another certificate than the one that was noted when this desk joined, or that one has run out. Nothing was sent. Ask who looks after the server whether it was renewed, and compare its fingerprint before you take the new one (shiming stock trust).',
    'no-tls':
      'The server does not encrypt its connections (TLS), so nothing was sent. Who looks after the server must switch on “ssl”.',
    'no-certificate':
      'For a server on another computer the desk must know its certificate. Fetch it, compare its fingerprint with who looks after the server, and try again.',
    'old-server':
      'The office’s stock needs PostgreSQL 15 or newer; this server is older. Ask who looks after it to renew it.',
    'certificate-named':
      'The server shows another certificate than the one that you named or saw. Nothing was sent. Find out why before you go on: compare the fingerprint on the server itself.',
    line: 'The server is not the one that this desk joined, or its certificate is another one by now. Nothing was sent. Ask who looks after the server.',
    strange:
      'What answers at this address is no PostgreSQL with the office’s stock. Nothing was taken. Check the address.',
  },
  /** The verb `stock`. */
  stockCommand: {
    state: {
      off: 'This desk is in no stock.',
      paused: 'Paused: nothing is sent or fetched until “shiming stock resume”',
      asked:
        'Waits to be let in. Read this desk’s fingerprint to a colleague whose desk may admit others: shiming stock admit FINGERPRINT',
      admitted:
        'Let in by the desk {{fingerprint}}. Compare it with that desk by phone, then: shiming stock confirm FINGERPRINT',
      connecting: 'Looks for {{host}}',
      busy: 'At work with {{host}}',
      'in-step': 'In step with {{host}}',
      away: 'Without {{host}}',
      stopped: 'Stopped',
    },
    count: {
      waiting: '{{n, template|templates}} to send',
      incoming: '{{n, template|templates}} on the way here',
      papers: '{{n, scan or picture|scans and pictures}} to fetch',
      conflicts: '{{n, template|templates}} with values to decide',
      erasures: '{{n, template|templates}} erased elsewhere (shiming stock erasures erase|keep)',
    },
    erasure: { changed: '{{template}}  {{name}}  (changed here)', asBefore: '{{template}}  {{name}}' },
    standing: { waiting: 'waits to be let in', in: 'in', removed: 'out' },
    right: { owner: 'may admit others', writes: 'reads and writes', reads: 'reads' },
    addressEncrypted: '{{user}} at {{host}}:{{port}}, database {{database}}, encrypted',
    addressLocal: '{{user}} at {{host}}:{{port}}, database {{database}}, on this computer',
    inStepAt: 'In step at {{time}}',
    claim: '{{name}} has {{template}} open',
    errand: '{{template}} handed to {{name}} {{note}}',
    left: 'This desk has left the stock. Its templates stay here.',
    leftAlone:
      'This desk has left the stock, but the server could not be told. Have a colleague take it out: shiming stock remove FINGERPRINT',
    unsent: '{{n, template was|templates were}} never sent; they are on this desk only.',
    askPassword: 'Password of {{user}} on the server',
    certificate: 'The server’s certificate, SHA-256: {{fingerprint}}',
    isSame: 'Is it the same on the server itself? (yes/no)',
    installed: 'The stock is set up, step {{step}}.',
    current: 'The stock was there already, step {{step}}.',
    pruned:
      '{{pushes, result|results}} of pushes, {{versions, replaced version|replaced versions}} and {{claims, claim|claims}} cleared away.',
    invitationsSecret:
      'Each invitation is for one desk and as secret as a password: hand it over in person or by a way of its own, and delete the file afterwards.',
    loopbackOnly:
      'These invitations are for desks on this computer only. For others name the server as they reach it: --host NAME.',
  },
};
