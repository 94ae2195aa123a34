/** The grid: what is added is written at once, and what is said besides a text is there for Tab before the text is saved. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../../../shared/api/contract.ts'
import { Grid } from './grid.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const info = { settings: { language: 'en', currency: 'CNY' } }
const feature = (id: string, title: string) => ({ id, title, titleEn: null, section: null, audience: 'all' })

let asked: [string, unknown][]

beforeAll(async () => {
  await stubPage()
  Element.prototype.scrollIntoView = () => undefined
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
})
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    if (path === '/api/app.info') return Response.json({ result: info })
    if (path === '/api/catalogue.products') return Response.json({ result: { rows: [] } })
    asked.push([path, JSON.parse(body)])
    return Response.json({ result: { id: 'new', txnId: 'txn' } })
  })
})
afterEach(cleanup)

function Page() {
  const [features, setFeatures] = useState([feature('f', 'Find it')])
  const detail = { product: { id: 'p', name: 'Zhidang', kind: 'ours' }, features, claims: [], others: [], proofs: {} }
  return (
    <>
      <Grid detail={detail as unknown as Output<'catalogue.product'>} />
      <button type="button" onClick={() => setFeatures([...features, feature('new', 'A piece of work')])}>
        arrives
      </button>
    </>
  )
}

function open(): void {
  renderPage(<Page />, info)
}

test('a new line is one, however often it is pressed, and its title is open', async () => {
  open()
  const add = screen.getByRole('button', { name: 'Add a line' })
  fireEvent.click(add)
  fireEvent.click(add)
  await vi.waitFor(() => expect(asked).toMatchObject([['/api/records.create', {}]]))
  fireEvent.click(screen.getByRole('button', { name: 'arrives' }))
  const title = await screen.findByDisplayValue<HTMLInputElement>('A piece of work')
  expect(document.activeElement).toBe(title)
})

test('how well it does stands there while the first text is typed, and goes with the text it is said of', async () => {
  open()
  const mark = (): HTMLElement | null => screen.queryByRole('button', { name: /^How well: Find it, Zhidang/ })
  fireEvent.click(screen.getByRole('button', { name: 'Find it, Zhidang: Add' }))
  const text = screen.getByRole('textbox', { name: 'Find it, Zhidang' })
  expect(mark()).toBeNull()
  fireEvent.input(text, { target: { value: 'two words' } })
  const next = mark()
  expect(next).not.toBeNull()
  next?.focus()
  await vi.waitFor(() => expect(asked).toMatchObject([['/api/catalogue.say', { body: 'two words' }]]))
  expect(document.activeElement).toBe(next)
})
