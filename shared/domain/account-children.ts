/** Types whose rows belong to an account: they go with it, and move with it when it is merged. */
export const accountChildren = [
  'contact',
  'visit',
  'visitItem',
  'visitNote',
  'attendance',
  'demoShown',
  'quizAttempt',
  'followUp',
  'opportunity',
  'comparison',
  'comparisonRow',
  'quote',
  'quoteLine',
  'documentVersion',
  'leaveBehind',
  'attachment',
] as const
export type AccountChild = (typeof accountChildren)[number]
