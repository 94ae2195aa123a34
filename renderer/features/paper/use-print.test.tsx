/** Printing says that it prints, and shows the sheet only to whoever still looks at its screen. */
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { conflictTexts } from '../../../shared/domain/conflict-texts.ts'
import { closeDialog, useDialogs } from '../../app/dialogs.ts'
import { useLayers } from '../../app/keyboard/layers.ts'
import { dropNotice, useUndo } from '../../app/undo/undo-store.ts'
import { setLanguage } from '../../i18n/language.ts'
import { createQueryClient } from '../../platform/queries.ts'
import { usePrint } from './use-print.ts'

beforeAll(() => setLanguage('en'))
beforeEach(() => history.replaceState(null, '', '/quotes/q'))
afterEach(() => {
  closeDialog()
  dropNotice()
  useLayers.setState({ open: 0 })
  vi.unstubAllGlobals()
})

const info = { settings: { language: 'en', currency: 'CNY' } }

const said = (): string => {
  const told = useUndo.getState().notice
  return told === null || told.kind === 'done' ? '' : told.said
}

/** Begins to print; answers how to let the printer end with this. */
function begin() {
  const { promise, resolve } = Promise.withResolvers<object>()
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(path === '/documents' ? await promise : { result: info }),
  )
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], info)
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(usePrint, { wrapper })
  let done: Promise<void> | undefined
  act(() => {
    done = result.current.print({ kind: 'quote', id: 'q' })
  })
  return (answer: object): Promise<void> =>
    act(async () => {
      resolve(answer)
      await done
    })
}

const printed = { result: { id: 'v', fileId: 'pdf', versionNo: 1, isNew: true } }

test('it says that it prints, then shows the sheet', async () => {
  const end = begin()
  expect(said()).toBe('Printing…')
  await end(printed)
  expect(useDialogs.getState().dialog).toEqual({ type: 'file', id: 'pdf' })
  expect(said()).toBe('Version 1 is kept as it was printed.')
})

test.each<[string, () => void]>([
  ['another screen stands there', () => history.replaceState(null, '', '/on-site/v')],
  ['a dialog is open', () => useLayers.setState({ open: 1 })],
])('the sheet is only told of where %s', async (_, leave) => {
  const end = begin()
  leave()
  await end(printed)
  expect(useDialogs.getState().dialog).toBeNull()
  expect(said()).toBe('Version 1 is kept as it was printed.')
})

test('a refusal says why', async () => {
  const end = begin()
  await end({ error: { type: 'conflict', retry: 'never', why: 'quote_needs_approval' } })
  expect(said()).toBe(conflictTexts.quote_needs_approval.en)
})
