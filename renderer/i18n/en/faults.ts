import { conflictTextsIn } from '../../../shared/domain/conflict-texts.ts'

/** What went wrong, and what to do. One sentence each, no codes. */
export const faults = {
  invalid: 'This was not saved: {{what}}',
  invalidField: '{{field}} does not look right.',
  invalidInput: 'something in it does not look right.',
  not_found: 'This is no longer here. It may have been deleted or merged meanwhile.',
  unauthorised: 'This window is no longer connected. Start Rapport again.',
  forbidden: 'This is not open to you.',
  too_large: 'This is too long to save. The limit is {{size}}.',
  disk_full: 'Not saved: the disk is full. Free some space and try again; what you typed is still here.',
  disk_failed:
    'Not saved: the disk reported an error. See that it is connected and no quota is reached, then try again; what you typed is still here.',
  store_damaged: 'The database on this laptop is damaged. Nothing more is written to it. Restore the last backup.',
  busy: 'Rapport is busy for a moment. Try again.',
  internal:
    'Something in Rapport went wrong and nothing was changed. Try again; if it stays, write a report in Settings.',
  unreachable: 'Rapport does not answer, so this is not saved. What you typed is still here.',
  conflict: 'This no longer fits what is stored. Look at it again.',
  conflictOf: conflictTextsIn('en'),
  boundaryTitle: 'This screen stopped working',
  boundaryBody: 'What was saved is safe. Open it again, or go back to Today.',
  openAgain: 'Open again',
  toToday: 'Go to Today',
  noCodeTitle: 'Rapport is open elsewhere',
  noCodeBody:
    'This tab has no key to it. Use the window that Rapport opened, or run the start command again: it opens a new one.',
  usedCodeTitle: 'This start link was used before',
  usedCodeBody: 'Each link works once. Run the start command again to get a fresh window.',
  refusedTitle: 'Rapport was started again',
  refusedBody: 'This window belongs to the run before. Close it and use the new one.',
  downTitle: 'Rapport does not answer',
  downBody: 'Its program has ended or is still starting. Start it again; everything saved is on the disk.',
  tryAgain: 'Try again',
  missingTitle: 'There is nothing at this address',
  missingBody: 'The record may have been deleted or merged. Search finds what is there.',
} as const
