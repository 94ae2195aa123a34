/** The board of a comparison: nothing is chosen away by a key, and the focus is where the work is. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ComparisonDetail } from '../../../shared/api/comparisons.ts'
import type { Editing } from './editing.ts'
import { RowsPart } from './rows-part.tsx'
import { PaperPart, SidesPart } from './sheet-part.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

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
  '/api/catalogue.product': {
    features: [{ id: 'f', title: 'Find it', titleEn: 'Find it (en)', section: null, sectionEn: null }],
    claims: [{ featureId: 'f', productId: 'p2', body: 'twenty minutes', bodyEn: 'twenty minutes (en)' }],
  },
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
const row = (id: string, title: string, of: object = {}) => ({
  id,
  title,
  part: 'row',
  position: 0,
  source: 'catalogue',
  section: null,
  featureId: null,
  ...of,
})

/** The part with these lines; one that is added comes in as it does from the store. */
function open(
  part: (editing: Editing) => React.ReactNode,
  of: object = {},
  titles: readonly string[] = [],
  more: object = {},
) {
  function Board() {
    const [rows, setRows] = useState(titles.map((title) => row(title, title, more)))
    const nothing = (): undefined => undefined
    const editing = {
      detail: { comparison: { ...comparison, ...of }, rows, other: null },
      set: nothing,
      setRow: (id: string, patch: object) =>
        setRows((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one))),
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
  renderPage(<Board />, { settings })
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
  const add = screen.getByRole('button', { name: 'Add: Lines' })
  fireEvent.click(add)
  fireEvent.click(add)
  await vi.waitFor(() => expect(calls('records.create')).toMatchObject([{ values: { isOff: true } }]))
  fireEvent.click(screen.getByRole('button', { name: 'arrives' }))
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'The work' })
  await vi.waitFor(() => expect(document.activeElement).toBe(title))
  expect([title.value, title.selectionStart, title.selectionEnd]).toEqual(['A piece of work', 0, 15])
})

test('a line is printed once it has a title of its own, and not where Esc takes that back', () => {
  open((editing) => <RowsPart editing={editing} part="row" />, {}, ['A piece of work'], { isOff: true })
  fireEvent.click(screen.getByRole('button', { name: 'A piece of work' }))
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'The work' })
  const isOn = (): boolean => screen.getByRole<HTMLInputElement>('switch').checked
  fireEvent.focus(title)
  fireEvent.change(title, { target: { value: 'Find a file' } })
  expect([title.value, isOn()]).toEqual(['Find a file', true])
  fireEvent.keyDown(title, { key: 'Escape', isComposing: true })
  expect(title.value).toBe('Find a file')
  fireEvent.keyDown(title, { key: 'Escape' })
  expect([title.value, isOn()]).toEqual(['A piece of work', false])
})

test('English that is still the catalogue’s is told, until Esc brings its words back', async () => {
  const said = { featureId: 'f', now: 'twenty minutes', nowEn: 'twenty minutes (en)', ours: 'two', isOff: false }
  open((editing) => <RowsPart editing={editing} part="row" />, { language: 'both', otherId: 'p2' }, ['Find it'], said)
  fireEvent.click(screen.getByRole('button', { name: 'Find it' }))
  await vi.waitFor(() => expect(calls('catalogue.product')).toEqual([{ id: 'p1' }]))
  const now = screen.getByRole('textbox', { name: 'Today' })
  const isTold = (): boolean => screen.queryAllByText('The English is still the old one').length > 0
  expect(isTold()).toBe(false)
  fireEvent.focus(now)
  fireEvent.change(now, { target: { value: 'ten minutes' } })
  await vi.waitFor(() => expect(isTold()).toBe(true))
  fireEvent.keyDown(now, { key: 'Escape' })
  expect(isTold()).toBe(false)
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
