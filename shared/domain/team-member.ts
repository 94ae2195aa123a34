import { bool, choice, defineRecordType, required, text, type RowOf } from './record-type.ts'

export const teamRoles = ['admin', 'manager', 'rep', 'service', 'content'] as const

/** A colleague. Imports make one for every author or owner they name, so that nobody's work loses its name. */
export const teamMember = defineRecordType({
  name: 'teamMember',
  plural: 'team-members',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    email: text({ max: 320 }),
    phone: text({ max: 120 }),
    role: choice(teamRoles),
    isActive: bool(),
  },
})
export type TeamMember = RowOf<typeof teamMember>
