/** The columns a file of vCards is shown as; the mapping for contacts follows from them. */
export const vcardColumns = [
  'Name',
  'Company',
  'Department',
  'Job title',
  'Mobile',
  'Phone',
  'Email',
  'WeChat',
  'Address',
  'Note',
  'UID',
  'Changed',
  'Other emails',
  'Other',
] as const
export type VcardColumn = (typeof vcardColumns)[number]
