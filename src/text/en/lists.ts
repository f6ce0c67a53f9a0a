/** Words for lists that come in and go out. */
export const lists = {
  listReason: {
    'not-a-list': 'This is no table. Choose a CSV or XLSX file.',
    'old-or-locked':
      'This is an old .xls table or one with a password. Save it in Excel as .xlsx without a password.',
    damaged: 'The table is incomplete or damaged and cannot be read. Export it again.',
    empty: 'The table holds nothing.',
    encoding: 'The text encoding is not known. Save the table as UTF-8 or GB18030.',
    'no-columns': 'No column of the table is known as file, name or certificate number. Give them headings.',
  },
  listColumn: {
    template: 'Template id',
    holder: 'Holder (either script)',
    contact: 'Contact (either script)',
    phone: 'Phone (whole number)',
    validity: 'Validity (from and to)',
    registrarId: 'Template id at the registrar',
  },
  atColumn: '{{column}}: {{text}}',
  rowOutcome: { new: 'New', changes: 'Changes', same: 'Same', unreadable: 'Left out' },
  rowRefusal: {
    'number-rounded':
      'Excel took the number for a quantity and its last digits are lost (as in 1.10105E+17). Make the column text and fill in the number again.',
    'type-unknown': 'This certificate type is not known.',
    'kind-unknown': 'The kind of holder should be person or organization.',
    'country-unknown': 'This country or region is not known.',
    'target-unknown': 'There is no such target.',
    'yes-or-no': 'This should be yes or no.',
    'phone-unclear': 'The country code cannot be told, or there is more than one number.',
    'too-long': 'This is too long.',
    'date-ambiguous': 'Day and month could be swapped; write it as 2026-03-08.',
    'date-other-calendar': 'This is a date of another calendar; write the common one.',
    'date-no-such-day': 'There is no such day.',
    'date-unreadable': 'This is no date that can be read; write it as 2026-03-08.',
    'number-missing': 'No certificate number, so no template can be found for it.',
    'type-missing': 'No certificate type. One for all rows can be chosen above.',
    repeated: 'The same certificate as row {{other}}, but with other contents.',
    ambiguous: 'Several templates have this certificate. Name one in a column of template ids.',
    removed: 'The template of this certificate was removed. Restore it first.',
    empty: 'An empty row.',
  },
} as const;
