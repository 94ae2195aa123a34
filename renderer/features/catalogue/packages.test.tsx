/** Price packages: who they are for cannot cross, a number is read as it is typed, and a new one gives nothing away. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../../../shared/api/contract.ts'
import { Packages } from './packages.tsx'
import { renderPage, stubPage } from '../../../test/support/page-stubs.tsx'

const info = { settings: { language: 'en', currency: 'CNY' } }
const segment = { headcountMin: null, headcountMax: 5, kinds: [], scales: [], industries: [] }
const package_ = {
  id: 'pk',
  name: 'Small team',
  nameEn: null,
  note: null,
  currency: 'CNY',
  termMonths: null,
  ...segment,
}
const priced = { id: 'row', title: 'Seat', titleEn: null, unit: 'year', priceMinor: 100, currency: 'CNY', ...segment }

let asked: [string, { readonly values?: object; readonly patch?: object }][]
const patches = (): unknown[] => asked.flatMap(([, { patch }]) => patch ?? [])

beforeAll(async () => {
  await stubPage()
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
})
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    if (path === '/api/app.info') return Response.json({ result: info })
    asked.push([path, JSON.parse(body)])
    return Response.json({ result: { id: 'new', txnId: 'txn' } })
  })
})
afterEach(cleanup)

function open(): void {
  const detail = {
    product: { id: 'p' },
    packages: [{ package: { ...package_, discountLimitPercent: null }, rows: [priced] }],
    keepsPrices: true,
  }
  renderPage(<Packages detail={detail as unknown as Output<'catalogue.product'>} />, info)
}

function type(button: string, text: string): void {
  fireEvent.click(screen.getByRole('button', { name: button }))
  const field = screen.getByRole('textbox', { name: button.slice(0, button.lastIndexOf(':')) })
  fireEvent.change(field, { target: { value: text } })
  fireEvent.keyDown(field, { key: 'Enter' })
}

test.each(['People from: any', 'People from: Seat: any'])('%s is not above the most', async (button) => {
  open()
  type(button, '10')
  expect(screen.getByText('The fewest people cannot be more than the most.')).toBeTruthy()
  expect(patches()).toEqual([])
})

test('a full-width number is a number', async () => {
  open()
  type('People from: Seat: any', '３')
  await vi.waitFor(() => expect(patches()).toEqual([{ headcountMin: 3 }]))
})

test('what may be given is told, and of a new package it is nothing', async () => {
  open()
  expect(screen.getByText('any, nothing is asked for')).toBeTruthy()
  const add = screen.getByRole('button', { name: 'Add a package' })
  fireEvent.click(add)
  fireEvent.click(add)
  await vi.waitFor(() =>
    expect(asked).toMatchObject([['/api/records.create', { values: { discountLimitPercent: 0 } }]]),
  )
})
