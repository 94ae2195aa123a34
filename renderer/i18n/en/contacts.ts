/** Contacts: list and new one. */
export const contacts = {
  title: 'Contacts',
  count_one: '{{count, number}} person',
  count_other: '{{count, number}} people',
  find: 'Find a person, a phone number',
  list: 'Contacts',
  new: 'New contact',
  newTitle: 'New contact',
  newAct: 'Add contact',
  newSaid: '{{name}} added.',
  missingName: 'Still missing: the name.',
  empty: 'Nobody is written down yet.',
  emptyTodo: 'People stand at their account: open one and add who decides there.',
  noAccount: 'without an account',
} as const
