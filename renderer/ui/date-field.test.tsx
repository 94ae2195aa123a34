/** A date that is picked or typed: the chosen day stays chosen, and what is past is looked for in the past. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../platform/queries.ts'
import { DateField } from './date-field.tsx'
import { stubPage } from '../../test/support/page-stubs.ts'

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
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], { settings: { language: 'en', currency: 'CNY' } })
  render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <Seen isPast={isPast} />
      </MantineProvider>
    </QueryClientProvider>,
  )
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
  expect([date, field.value]).toEqual(['2026-11-10', 'Tue, 10 Nov'])
})

test('else the next such day is meant', () => {
  type(open(false), '11-20')
  expect(date).toBe('2027-11-20')
})
