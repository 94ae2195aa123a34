import { expect, test } from 'vitest'
import { createAskedLine } from './asked.ts'

test('a page that waits gets what is asked, and one that comes later finds the newest', async () => {
  const line = createAskedLine()
  const waiting = line.next()
  line.ask({ of: 'capture' })
  expect(await waiting).toEqual({ of: 'capture' })
  line.ask({ of: 'followUps' })
  line.ask({ of: 'visit', id: 'v' })
  expect(await line.next()).toEqual({ of: 'visit', id: 'v' })
})

test('a page that was loaded anew takes the place of the one before', async () => {
  const line = createAskedLine()
  const before = line.next()
  const after = line.next()
  line.ask({ of: 'capture' })
  expect([await before, await after]).toEqual([null, { of: 'capture' }])
})
