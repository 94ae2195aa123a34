import { describe, expect, test } from 'vitest'
import { recordTypeNames } from '../domain/record-types.ts'
import { teamRoles } from '../domain/team-member.ts'
import { bucketsOfOwner, placingOf, scopeOf, teamBucket, userBucket, workspaceBucket } from './buckets.ts'

const everyone = { memberIds: ['m1', 'm2', 'm3'], teamIds: ['t1', 't2'] }
const person = { memberId: 'm1', role: 'rep' as const, teamId: 't1', teamShares: false, covers: [] }

describe('where a row belongs', () => {
  test('is decided for every type by its account, else by its owner, else by its author; some are for all', () => {
    const placings = Object.fromEntries(
      recordTypeNames.map((type) => [
        type,
        placingOf(type, 'x', { accountId: 'acc', ownerId: 'own', createdBy: 'aut' }).by,
      ]),
    )
    expect(placings).toEqual({
      teamMember: 'workspace',
      account: 'account',
      contact: 'account',
      visitTemplate: 'workspace',
      visit: 'account',
      visitItem: 'account',
      visitNote: 'account',
      attendance: 'account',
      followUp: 'account',
      opportunity: 'account',
      material: 'workspace',
      attachment: 'account',
      materialText: 'workspace',
      demo: 'workspace',
      demoStep: 'workspace',
      demoShown: 'account',
      quiz: 'workspace',
      quizQuestion: 'workspace',
      quizAttempt: 'account',
      course: 'workspace',
      courseStep: 'workspace',
      courseAssignment: 'account',
      materialProgress: 'account',
      company: 'workspace',
      product: 'workspace',
      feature: 'workspace',
      claim: 'workspace',
      valueCard: 'workspace',
      pricePackage: 'workspace',
      priceRow: 'workspace',
      comparison: 'account',
      comparisonRow: 'account',
      quote: 'account',
      quoteLine: 'account',
      documentVersion: 'account',
      leaveBehind: 'account',
      phrase: 'workspace',
      savedView: 'account',
      conflict: 'account',
    })
    expect(placingOf('attachment', 'x', { materialId: 'mat', createdBy: 'aut' })).toEqual({ by: 'workspace' })
    expect(placingOf('attachment', 'x', { companyId: 'com', createdBy: 'aut' })).toEqual({ by: 'workspace' })
    expect(placingOf('attachment', 'x', { documentId: 'doc', createdBy: 'aut' })).toEqual({ by: 'workspace' })
    expect(placingOf('documentVersion', 'x', { ownerId: 'own' })).toEqual({ by: 'workspace' })
    expect(placingOf('attachment', 'x', { materialId: null, createdBy: 'aut' }).by).toBe('owner')
    expect(placingOf('followUp', 'x', { ownerId: 'own', createdBy: 'aut' })).toEqual({ by: 'owner', memberId: 'own' })
    expect(placingOf('followUp', 'x', { createdBy: 'aut' })).toEqual({ by: 'owner', memberId: 'aut' })
    for (const type of ['quizAttempt', 'courseAssignment', 'materialProgress'])
      expect(placingOf(type, 'x', { ownerId: 'own', createdBy: 'aut' })).toEqual({ by: 'owner', memberId: 'own' })
    expect(placingOf('followUp', 'x', { accountId: 7, ownerId: null })).toEqual({ by: 'owner', memberId: null })
    expect(placingOf('account', 'x', { accountId: 'other' })).toEqual({ by: 'account', accountId: 'x' })
  })

  test("of a person is theirs, and their team's", () => {
    expect(bucketsOfOwner('m1', 't1')).toEqual([teamBucket('t1'), userBucket('m1')])
    expect(bucketsOfOwner('m1', null)).toEqual([userBucket('m1')])
  })
})

describe('what a person sees', () => {
  const seenBy = (over: object): readonly string[] => scopeOf({ ...person, ...over }, everyone)

  test('is what concerns all and their own, nearest first, then whom they cover', () => {
    expect(seenBy({})).toEqual([workspaceBucket, 'user:m1'])
    expect(seenBy({ covers: ['m2'] })).toEqual([workspaceBucket, 'user:m1', 'user:m2'])
  })

  test('is the team where it shares, or where they lead it', () => {
    for (const role of teamRoles) {
      const own = [workspaceBucket, 'user:m1']
      const all = [...own, 'team:t1', 'user:m2', 'user:m3', 'team:t2']
      const isLeader = role === 'manager'
      if (role === 'admin') expect(new Set(seenBy({ role }))).toEqual(new Set(all))
      else expect([role, seenBy({ role })]).toEqual([role, isLeader ? [...own, 'team:t1'] : own])
      if (role !== 'admin') expect([role, seenBy({ role, teamShares: true })]).toEqual([role, [...own, 'team:t1']])
      if (role !== 'admin') expect([role, seenBy({ role, teamId: null, teamShares: true })]).toEqual([role, own])
    }
  })

  test('names no bucket twice', () => {
    const all = seenBy({ role: 'admin', teamShares: true, covers: ['m2', 'm1'] })
    expect(new Set(all).size).toBe(all.length)
  })
})
