/** What printing would make: the last version again as long as nothing on the sheet changed. */
import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Output } from '../../../shared/api/contract.ts'
import { parsePaper, type Paper } from '../../../shared/documents/paper.ts'
import { createQueryClient } from '../../platform/queries.ts'
import { useNextVersion, type PaperAs } from './use-next-version.ts'

const sheet =
  (title: string): PaperAs =>
  ({ versionNo, today }) => ({
    blocks: [{ text: { text: title }, type: 'title' }],
    paper: 1,
    kind: 'quote',
    name: 'Quote',
    language: 'en',
    size: 'a4',
    isLandscape: false,
    color: '#123456',
    logoId: null,
    head: { left: 'Acme', right: `${today}, version ${versionNo}` },
    foot: '',
  })

const madeAt = Date.UTC(2026, 10, 20, 4)

/** Printed once, or never, and as it stands now. */
function next(printed: Paper | null, paperAs: PaperAs) {
  const client = createQueryClient()
  const version = { id: 'v1', versionNo: 1, madeAt } as Output<'documents.get'>['version']
  client.setQueryData(['documents.list', { of: 'subject', id: 'q' }], { rows: printed === null ? [] : [version] })
  client.setQueryData(['documents.get', { id: 'v1' }], { version, paper: printed })
  const of = { id: 'q', paperAs, versionNo: printed === null ? 1 : 2, today: '2026-11-23', zone: 'Asia/Shanghai' }
  return renderHook(() => useNextVersion(of), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  }).result.current
}

const printed = parsePaper(JSON.stringify(sheet('Offer')({ versionNo: 1, today: '2026-11-20' })))

test('nothing changed since: it is version 1 again, of the day it was made', () => {
  const { paper, versionNo, isAgain } = next(printed, sheet('Offer'))
  expect([versionNo, isAgain, paper.head.right]).toEqual([1, true, '2026-11-20, version 1'])
})

test('a word changed, or it was never printed: a new version of today', () => {
  expect(next(printed, sheet('Another offer'))).toMatchObject({ versionNo: 2, isAgain: false })
  const { paper, versionNo, isAgain } = next(null, sheet('Offer'))
  expect([versionNo, isAgain, paper.head.right]).toEqual([1, false, '2026-11-23, version 1'])
})
