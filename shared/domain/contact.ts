import { bool, choice, defineRecordType, longText, ref, required, text, type RowOf } from './record-type.ts'

export const contactRoles = ['decider', 'user', 'influencer', 'gatekeeper', 'champion', 'blocker'] as const
export const contactStances = ['for', 'neutral', 'doubts'] as const

/** A person at an account (M2). `role` is what they do in the decision, `stance` where they stand towards us. */
export const contact = defineRecordType({
  name: 'contact',
  plural: 'contacts',
  title: 'name',
  fields: {
    accountId: ref('account'),
    name: required(text({ search: 'name' })),
    jobTitle: text({ search: 'body', max: 120 }),
    department: text({ search: 'body', max: 120 }),
    role: choice(contactRoles),
    stance: choice(contactStances),
    mobile: text({ search: 'phone', max: 120 }),
    phone: text({ search: 'phone', max: 120 }),
    email: text({ search: 'body', max: 320 }),
    wechat: text({ search: 'body', max: 120 }),
    address: text({ search: 'body', max: 400 }),
    hasLeft: bool(),
    remarks: longText({ search: 'body' }),
  },
})
export type Contact = RowOf<typeof contact>
