/** Asking for an approval and giving it: once, by Enter too, and no reason is lost on the way. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Editing } from './editing.ts'
import { SumPart } from './sum-part.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const settings = { language: 'en', currency: 'CNY' }

let asked: [string, unknown][]

beforeAll(async () => {
  await stubPage()
})
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    if (path === '/api/app.info') return Response.json({ result: { settings } })
    asked.push([path, JSON.parse(body)])
    return Response.json({ result: { id: 'q', txnId: 'txn' } })
  })
})
afterEach(cleanup)

const line = { id: 'l', title: 'Licence', unit: 'once', quantity: 1, priceMinor: 100_000, listMinor: 100_000 }

function open(of: object, mayDecide = false) {
  const editing = (more: object) =>
    ({
      detail: {
        quote: {
          id: 'q',
          name: 'Quote',
          currency: 'CNY',
          state: 'draft',
          decision: null,
          discountPercent: 20,
          ...more,
        },
        lines: [line],
        limitPercent: 10,
        decidedBy: null,
        mayDecide,
      },
      flush: async () => true,
      set: () => undefined,
    }) as unknown as Editing
  const page = (more: object) => <SumPart editing={editing({ ...of, ...more })} />
  const { rerender } = renderPage(page({}))
  return (more: object): void => rerender(page(more))
}

const reason = (name: string): HTMLInputElement => screen.getByRole('textbox', { name })
const submit = (field: HTMLInputElement): void => void fireEvent.submit(field.form as HTMLFormElement)

test('Enter in the reason asks, and twice is once', async () => {
  open({})
  const field = reason('Why the client should get it')
  fireEvent.change(field, { target: { value: 'three years' } })
  submit(field)
  submit(field)
  await vi.waitFor(() => expect(asked).toMatchObject([['/api/quotes.ask', { reason: 'three years' }]]))
  await vi.waitFor(() => expect(field.value).toBe(''))
  expect(asked).toHaveLength(1)
})

test('between approving and refusing Enter chooses nothing', async () => {
  open({ state: 'asked' }, true)
  const field = reason('Why you decide so')
  submit(field)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(asked).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Refuse' }))
  await vi.waitFor(() => expect(asked).toMatchObject([['/api/quotes.decide', { approves: false }]]))
})

test('a reason outlives a discount that needs none', () => {
  const turn = open({})
  fireEvent.change(reason('Why the client should get it'), { target: { value: 'three years' } })
  turn({ discountPercent: 2 })
  expect(screen.queryByRole('textbox', { name: 'Why the client should get it' })).toBeNull()
  turn({ discountPercent: 25 })
  expect(reason('Why the client should get it').value).toBe('three years')
})

test('with nothing left to press the focus is on what was decided', async () => {
  open({ state: 'asked' }, true)
  fireEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Approval' })))
})
