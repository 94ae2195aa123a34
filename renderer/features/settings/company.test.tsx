/** The company: what is typed while it is saved stays, and a logo that is not taken says why. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dropNotice, useUndo } from '../../app/undo/undo-store.ts'
import { createQueryClient } from '../../platform/queries.ts'
import { CompanySection } from './company.tsx'
import { stubPage } from '../../../test/support/page-stubs.ts'

const info = { settings: { language: 'en', currency: 'CNY' } }
let company: object | null
let saving: PromiseWithResolvers<void>

async function shell(path: string, { body }: { readonly body: string }): Promise<Response> {
  if (path === '/api/app.info') return Response.json({ result: info })
  if (path !== '/api/company.set') return Response.json({ result: { company } })
  await saving.promise
  company = { id: 'c', logoId: null, ...(JSON.parse(body) as object) }
  return Response.json({ result: { txnId: 'txn', id: 'c' } })
}

beforeAll(async () => {
  await stubPage()
  vi.stubGlobal('fetch', shell)
})
beforeEach(() => {
  company = null
  saving = Promise.withResolvers()
})
afterEach(() => {
  cleanup()
  dropNotice()
})

const said = (): string => {
  const told = useUndo.getState().notice
  return told === null || told.kind === 'done' ? '' : told.said
}

async function open(): Promise<HTMLInputElement> {
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], info)
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <CompanySection />
      </MantineProvider>
    </QueryClientProvider>,
  )
  return screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })
}

const type = (field: HTMLElement, value: string): void => void fireEvent.change(field, { target: { value } })

test('what is typed while the first save runs stays, and so does the focus', async () => {
  const name = await open()
  const phone = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
  type(name, 'Mingcheng')
  fireEvent.submit(name)
  phone.focus()
  type(phone, '0512')
  saving.resolve()
  await vi.waitFor(() => expect(said()).toBe('Saved.'))
  expect(document.activeElement).toBe(phone)
  expect([name.value, phone.value]).toEqual(['Mingcheng', '0512'])
})

test.each([
  ['too large', new File([new Uint8Array(5_000_001)], 'big.png'), /^“big\.png” is larger than 5 MB/],
  ['on a network share', new File(['x'], 'far.png'), /^This file lies on a network share/],
])('a logo that is %s is refused in words', async (_, file, words) => {
  company = { id: 'c', name: 'Mingcheng', logoId: null }
  vi.stubGlobal('desktop', { grantFile: async () => ({ type: 'refused', reason: 'not_local' }) })
  await open()
  fireEvent.change(document.querySelector('input[type=file]') as HTMLElement, { target: { files: [file] } })
  await vi.waitFor(() => expect(said()).toMatch(words))
})
