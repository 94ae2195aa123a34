/** Types that have a document in search, in the order in which they are gone through. */
export const searchedTypes = [
  'account',
  'contact',
  'visit',
  'visitNote',
  'followUp',
  'opportunity',
  'material',
  'demo',
  'comparison',
  'quote',
  'product',
  'course',
  'quiz',
  'attachment',
] as const
