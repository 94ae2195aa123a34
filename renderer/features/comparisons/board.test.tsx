/** The board of a comparison: nothing is chosen away by a key, and the focus is where the work is. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ComparisonDetail } from '../../../shared/api/comparisons.ts'
import { createQueryClient } from '../../platform/queries.ts'
import type { Editing } from './editing.ts'
import { RowsPart } from './rows-part.tsx'
import { PaperPart, SidesPart } from './sheet-part.tsx'
import { stubPage } from '../../../test/support/page-stubs.ts'

const settings = { language: 'en', currency: 'CNY' }

let asked: [string, unknown][]
const calls = (name: string): unknown[] => asked.filter(([at]) => at === `/api/${name}`).map(([, input]) => input)

const answers: Readonly<Record<string, unknown>> = {
  '/api/app.info': { settings },
  '/api/catalogue.products': {
    rows: [
      { product: { id: 'p1', name: 'Zhidang 3', kind: 'ours' } },
      { product: { id: 'p2', name: 'Zhidang 4', kind: 'ours' } },
    ],
  },
  '/api/comparisons.offers': { features: [], notes: [], photos: [] },
  '/api/catalogue.propose': { rows: [] },
  '/api/records.create': { id: 'new', txnId: 'txn' },
}

beforeAll(async () => {
  await stubPage()
  Element.prototype.scrollIntoView = () => undefined
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
})
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    asked.push([path, JSON.parse(body)])
    return Response.json({ result: answers[path] ?? { id: 'done', txnId: 'txn' } })
  })
})
afterEach(cleanup)

const comparison = {
  id: 'c',
  accountId: 'a',
  name: 'Sheet',
  productId: 'p1',
  otherId: null,
  now: null,
  language: 'zh-CN',
  audience: 'decider',
  packageId: null,
}
const row = (id: string, title: string) => ({ id, title, part: 'row', position: 0, source: 'site', section: null })

/** The part with these lines; one that is added comes in as it does from the store. */
function open(part: (editing: Editing) => React.ReactNode, of: object = {}, titles: readonly string[] = []) {
  function Board() {
    const [rows, setRows] = useState(titles.map((title) => row(title, title)))
    const nothing = (): undefined => undefined
    const editing = {
      detail: { comparison: { ...comparison, ...of }, rows, other: null },
      set: nothing,
      setRow: nothing,
      pick: nothing,
      pickRow: nothing,
      showRow: nothing,
      flush: async () => true,
    } as unknown as Editing & { readonly detail: ComparisonDetail }
    return (
      <>
        {part(editing)}
        <button type="button" onClick={() => setRows([...rows, row('new', 'A piece of work')])}>
          arrives
        </button>
      </>
    )
  }
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], { settings })
  render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <Board />
      </MantineProvider>
    </QueryClientProvider>,
  )
}

test('Enter on our product, as it is chosen, changes nothing', async () => {
  open((editing) => <SidesPart editing={editing} />)
  const field = await screen.findByDisplayValue('Zhidang 3')
  fireEvent.click(field)
  const chosen = await screen.findByRole('option', { name: 'Zhidang 3', hidden: true })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.click(chosen)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(calls('comparisons.choose')).toEqual([])
  fireEvent.click(screen.getByRole('option', { name: 'Zhidang 4', hidden: true }))
  await vi.waitFor(() => expect(calls('comparisons.choose')).toMatchObject([{ productId: 'p2' }]))
})

test('a new line is written at once: its title has the focus and is selected', async () => {
  open((editing) => <RowsPart editing={editing} part="row" />, {}, ['One'])
  fireEvent.click(screen.getByRole('button', { name: 'Add: Lines' }))
  await vi.waitFor(() => expect(calls('records.create')).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: 'arrives' }))
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'The work' })
  await vi.waitFor(() => expect(document.activeElement).toBe(title))
  expect([title.value, title.selectionStart, title.selectionEnd]).toEqual(['A piece of work', 0, 15])
})

test.each([
  [['One', 'Two'], 'One', 'Two'],
  [['One', 'Two'], 'Two', 'One'],
  [['One'], 'One', 'Add: Lines'],
])('of %j without %s the focus is on %s', (titles, gone, next) => {
  open((editing) => <RowsPart editing={editing} part="row" />, {}, titles)
  fireEvent.click(screen.getByRole('button', { name: gone }))
  fireEvent.click(screen.getByRole('button', { name: `Delete: ${gone}` }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: next }))
})

test('prices that cannot be printed say why, and are not offered where they never are', () => {
  open((editing) => <PaperPart editing={editing} />)
  expect(screen.getByText('Choose a price package first.')).toBeTruthy()
  cleanup()
  open((editing) => <PaperPart editing={editing} />, { audience: 'user' })
  expect(screen.queryByText('Print prices')).toBeNull()
})
