/** Quick capture: one line that becomes a follow-up, a visit or a note. */
export const capture = {
  title: 'Note it down',
  line: 'A line',
  hint: '#account @person next Wed 3pm call about the quote',
  empty: 'A date makes a follow-up; with “visit” a visit; without a date it is a note. # names an account, @ a person.',
  kindOf: { followUp: 'Follow-up', visit: 'Visit', note: 'Note' },
  unknownAccount: 'No account fits “{{name}}”.',
  unknownPerson: 'Nobody fits “{{name}}”.',
  missing: 'Name a date, or an account with #.',
  missingWords: 'Say what there is to note.',
  tooLong: 'Longer than {{count}} characters: shorten it, or leave the date out and it is a note.',
  act: 'Save',
  saidVisit: 'Visit to {{name}} planned for {{when}}.',
  offered: 'Names that fit',
} as const
