/** A date edited in its place: keys are its own from the press on, and the focus comes back. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { InlineDate } from './inline-date.tsx'
import { renderPage, stubPage } from '../../test/support/page-stubs.tsx'

beforeAll(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 4), toFake: ['Date'] })
  await stubPage()
})
afterEach(cleanup)

const saved = vi.fn<(date: string | null) => Promise<boolean>>(async () => true)
const shown = (): Promise<HTMLElement> => screen.findByRole('button', { name: 'Seen on: Tue, 10 Nov' })

async function open(): Promise<HTMLInputElement> {
  saved.mockClear()
  renderPage(<InlineDate label="Seen on" value="2026-11-10" isPast onSave={saved} />)
  fireEvent.click(await shown())
  // at once, though the field with its calendar may still be on its way
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Seen on' }))
  await vi.waitFor(() => expect(document.querySelector('[data-dates-input]')).toBe(document.activeElement))
  return screen.getByRole<HTMLInputElement>('textbox', { name: 'Seen on' })
}

const type = (field: HTMLInputElement, value: string): void => void fireEvent.input(field, { target: { value } })

test('Enter saves once and gives the focus back, Esc saves nothing and does too', async () => {
  const field = await open()
  type(field, '11-5')
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(saved.mock.calls).toEqual([['2026-11-05']])
  await vi.waitFor(async () => expect(document.activeElement).toBe(await shown()))
  cleanup()

  const again = await open()
  type(again, '11-5')
  fireEvent.keyDown(again, { key: 'Escape' })
  expect(saved).not.toHaveBeenCalled()
  await vi.waitFor(async () => expect(document.activeElement).toBe(await shown()))
})

test('what cannot be is said and stays, and is not saved', async () => {
  const field = await open()
  type(field, '2027-01-01')
  fireEvent.blur(field)
  expect(screen.getByText(/^That day is still to come/)).toBeTruthy()
  expect([field.value, saved.mock.calls]).toEqual(['2027-01-01', []])
})
