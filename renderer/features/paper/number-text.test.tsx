/** A number that is typed: no figure is kept that nobody meant. */
import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { NumberText, wholeNumber } from './number-text.tsx'
import { stubPage } from '../../../test/support/page-stubs.tsx'

const kept: (number | null)[] = []

function Discount() {
  const [percent, setPercent] = useState<number | null>(5)
  return (
    <NumberText
      label="Discount"
      value={String(percent ?? '')}
      parse={wholeNumber(0, 100)}
      limits="From 0 to 100."
      onValue={(value) => {
        kept.push(value)
        setPercent(value)
      }}
      onLeave={() => undefined}
    />
  )
}

beforeAll(async () => {
  await stubPage()
})
afterEach(() => {
  cleanup()
  kept.length = 0
})

function field(): HTMLInputElement {
  render(
    <MantineProvider env="test">
      <Discount />
    </MantineProvider>,
  )
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Discount' })
  fireEvent.focus(input)
  return input
}

const type = (input: HTMLInputElement, ...texts: readonly string[]): void => {
  for (const value of texts) fireEvent.change(input, { target: { value } })
}

test('while what is typed is no such number it says so, and the value is the one from before', () => {
  const input = field()
  type(input, '1', '12', '12.5')
  expect(screen.getByText('From 0 to 100.')).toBeTruthy()
  expect([kept.at(-1), input.value]).toEqual([5, '12.5'])
  fireEvent.blur(input)
  // the figure that counts is back, with why the other is not
  expect(input.value).toBe('5')
  expect(screen.getByText('From 0 to 100.')).toBeTruthy()
  type(input, '7')
  expect(screen.queryByText('From 0 to 100.')).toBeNull()
})

test('too large is not cut down to what fits', () => {
  const input = field()
  type(input, '4', '40', '400')
  expect(kept.at(-1)).toBe(5)
})

test('Esc brings back what was there, after a good number too', () => {
  const input = field()
  type(input, '3', '30')
  fireEvent.keyDown(input, { key: 'Escape' })
  expect([kept.at(-1), input.value]).toEqual([5, '5'])
})

test('a number is taken at every key, and none where the field is emptied', () => {
  const input = field()
  type(input, '1', '12')
  expect(kept).toEqual([1, 12])
  type(input, '')
  fireEvent.blur(input)
  expect([kept.at(-1), input.value]).toEqual([null, ''])
})
