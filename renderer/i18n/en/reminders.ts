/** Reminders: the bar, the notification, the settings. */
export const reminders = {
  title: 'Reminders',
  open: 'Open',
  later: 'Later',
  laterOf: { minutes: 'In 10 minutes', hour: 'In an hour', tomorrow: 'Tomorrow morning' },
  seen: 'Seen',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  many_one: '{{count}} thing is due',
  many_other: '{{count}} things are due',
  allow: 'Show them on the desktop too',
  bySystem: 'They are shown on the desktop.',
  denied:
    'The browser does not let Rapport show them on the desktop; they stand at the foot of this window. The site settings of the browser can change that.',
  on: 'Remind me',
  dayTime: 'Due that day, at',
  followUpLead: 'Follow-ups with a time',
  visitLead: 'Visits',
  quiet: 'Quiet hours; what comes due then comes after',
  quietFrom: 'From',
  quietTo: 'To',
} as const
