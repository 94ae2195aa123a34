/** The first minute. */
export const firstRun = {
  hello: 'Welcome to Rapport',
  about: 'Your clients, visits and promises, on this laptop, with or without a network.',
  language: 'Language',
  name: 'Your name',
  nameHint: 'It stands beside what you write.',
  start: 'How do you want to start?',
  demo: 'Look around with sample data',
  demoHint: 'A made-up team and its clients; it is taken out again in one step.',
  import: 'Bring in a list',
  importHint: 'CSV, XLSX or vCard, from another system or from Excel.',
  invited: 'I have an invitation',
  invitedHint: 'Join your team’s hub; its clients come to this laptop.',
  empty: 'Start empty',
  emptyHint: 'Write down the first account yourself.',
  act: 'Start',
  missing: 'Your name is still missing.',
} as const
