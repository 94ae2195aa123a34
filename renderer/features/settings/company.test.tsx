/** The company: what is typed while it is saved stays, and a logo that is not taken says why. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dropNotice, useUndo } from '../../app/undo/undo-store.ts'
import { CompanySection } from './company.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const info = { settings: { language: 'en', currency: 'CNY' } }
let company: object | null
let saving: PromiseWithResolvers<void>
let sent: [string, unknown][]

async function shell(path: string, { body }: { readonly body: string }): Promise<Response> {
  if (path === '/api/app.info') return Response.json({ result: info })
  if (path === '/api/company.get') return Response.json({ result: { company } })
  sent.push([path, JSON.parse(body)])
  if (path !== '/api/company.set') return Response.json({ result: { txnId: 'txn', id: 'c' } })
  await saving.promise
  company = { id: 'c', logoId: null, ...company, ...(JSON.parse(body) as object) }
  return Response.json({ result: { txnId: 'txn', id: 'c' } })
}

beforeAll(async () => {
  await stubPage()
  vi.stubGlobal('fetch', shell)
})
beforeEach(() => {
  company = null
  sent = []
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
  renderPage(<CompanySection />, info)
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

test('what is typed is saved when its field is left; half a colour waits and says so', async () => {
  company = { id: 'c', name: 'Mingcheng', logoId: null }
  saving.resolve()
  await open()
  const phone = screen.getByRole('textbox', { name: 'Phone' })
  type(phone, '0512')
  fireEvent.blur(phone)
  await vi.waitFor(() => expect(sent).toEqual([['/api/company.set', { phone: '0512' }]]))
  const colour = screen.getByRole<HTMLInputElement>('textbox', { name: 'Colour' })
  type(colour, 'ff00')
  fireEvent.submit(colour)
  expect(screen.getByText('A colour of six digits, such as #1C678F.')).toBeTruthy()
  expect([said(), JSON.stringify(sent).includes('color')]).toEqual(['', false])
  type(colour, 'ffff00')
  expect(screen.getByText(/^Too pale to read/)).toBeTruthy()
  fireEvent.submit(colour)
  await vi.waitFor(() => expect(said()).toBe('Saved.'))
  expect(sent.at(-1)).toMatchObject(['/api/company.set', { color: '#ffff00' }])
})

test('a logo can be taken away', async () => {
  company = { id: 'c', name: 'Mingcheng', logoId: 'logo' }
  await open()
  fireEvent.click(screen.getByRole('button', { name: 'Remove the logo' }))
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject(['/api/records.patch', { patch: { logoId: null } }]))
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
