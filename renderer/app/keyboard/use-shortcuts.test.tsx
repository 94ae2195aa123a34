/** Ctrl Z takes back the last act of the app wherever no typing is its own to take back. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useShortcuts } from './use-shortcuts.ts'

const undo = vi.fn<() => void>()
const letter = vi.fn<() => void>()

function Screen() {
  useShortcuts([
    { keys: 'mod+z', run: undo },
    { keys: 'm', run: letter },
  ])
  return (
    <>
      <input aria-label="text" />
      <input aria-label="choice" role="combobox" aria-expanded={false} aria-controls="list" readOnly />
      <input aria-label="search" role="combobox" aria-expanded={false} aria-controls="list" />
    </>
  )
}

beforeEach(() => {
  vi.clearAllMocks()
  render(<Screen />)
})
afterEach(cleanup)

const field = (name: string): HTMLInputElement => screen.getByLabelText(name)
const undoIn = (name: string): boolean => !fireEvent.keyDown(field(name), { key: 'z', ctrlKey: true })

test('in a list to choose from it is the app’s, though letters are not', () => {
  expect(undoIn('choice')).toBe(true)
  expect(undo).toHaveBeenCalledTimes(1)
  fireEvent.keyDown(field('choice'), { key: 'm' })
  expect(letter).not.toHaveBeenCalled()
})

test('in a text it is the browser’s', () => {
  expect(undoIn('text')).toBe(false)
  expect(undo).not.toHaveBeenCalled()
})

test('in a list that is searched it is the browser’s only while what was typed stands there', () => {
  expect(undoIn('search')).toBe(true)
  fireEvent.input(field('search'), { target: { value: 'acm' } })
  expect(undoIn('search')).toBe(false)
  field('search').value = 'Acme'
  expect(undoIn('search')).toBe(true)
})
