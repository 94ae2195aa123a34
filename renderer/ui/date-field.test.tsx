/** A date that is picked or typed: the chosen day stays chosen, and what is past is looked for in the past. */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { DateField } from './date-field.tsx'
import { renderPage, stubPage } from '../../test/support/page-stubs.tsx'

beforeAll(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 4), toFake: ['Date'] })
  await stubPage()
})
afterEach(cleanup)

let date: string | null
beforeEach(() => {
  date = '2026-11-10'
})

function Seen({ isPast }: { readonly isPast: boolean }) {
  const [value, setValue] = useState<string | null>('2026-11-10')
  const change = (next: string | null): void => {
    date = next
    setValue(next)
  }
  return <DateField label="Seen on" clearable isPast={isPast} value={value} onChange={change} />
}

function open(isPast: boolean): HTMLInputElement {
  renderPage(<Seen isPast={isPast} />)
  return screen.getByRole('textbox', { name: 'Seen on' })
}

const type = (field: HTMLInputElement, value: string): void => void fireEvent.input(field, { target: { value } })

test('a press on the chosen day leaves it chosen; the field can still be emptied', () => {
  const field = open(false)
  fireEvent.click(field)
  const day = document.querySelector('[data-dates-dropdown] button[data-selected]')
  expect(day?.textContent).toContain('10')
  fireEvent.click(day as Element)
  expect(date).toBe('2026-11-10')
  type(field, '')
  expect(date).toBeNull()
})

test('of something past the last such day is meant, and no day to come is taken', () => {
  const field = open(true)
  type(field, '11-20')
  expect(date).toBe('2026-11-20')
  type(field, '2026-12-01')
  expect(date).toBe('2026-11-10')
})

test('what is no date leaves the one from before', () => {
  const field = open(false)
  fireEvent.focus(field)
  for (const text of ['1', '11', '11-', '11-3']) type(field, text)
  expect(date).toBe('2027-11-03')
  type(field, '11-33')
  expect([date, field.value]).toEqual(['2026-11-10', '11-33'])
  fireEvent.blur(field)
  // it stays to be mended, with why
  expect([date, field.value, field.validity.valid]).toEqual(['2026-11-10', '11-33', false])
  expect(screen.getByText(/^That is not a date/)).toBeTruthy()
  type(field, '11-30')
  expect([date, field.validity.valid]).toEqual(['2026-11-30', true])
  expect(screen.queryByText(/^That is not a date/)).toBeNull()
})

test('a day to come is refused with a word where it is to be past', () => {
  const field = open(true)
  field.focus()
  type(field, '2027-01-01')
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(screen.getByText(/^That day is still to come/)).toBeTruthy()
  expect([date, field.value]).toEqual(['2026-11-10', '2027-01-01'])
})

test('Enter takes the date and closes the calendar; the form around it is not sent', () => {
  const field = open(false)
  field.focus()
  type(field, 'tomorrow')
  expect(document.querySelector('[data-dates-dropdown]')).not.toBeNull()
  // no default: nothing is sent
  expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false)
  expect([date, field.value]).toEqual(['2026-11-24', 'Tue, 24 Nov'])
  expect(document.querySelector('[data-dates-dropdown]')).toBeNull()
  expect(document.activeElement).toBe(field)
  expect(fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })).toBe(true)
})

test('Esc brings back the date from before', () => {
  const field = open(false)
  field.focus()
  type(field, '3-1')
  expect(date).toBe('2027-03-01')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect([date, field.value]).toEqual(['2026-11-10', 'Tue, 10 Nov'])
  type(field, 'abc')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect([date, field.value, field.validity.valid]).toEqual(['2026-11-10', 'Tue, 10 Nov', true])
})

test('else the next such day is meant', () => {
  type(open(false), '11-20')
  expect(date).toBe('2027-11-20')
})
