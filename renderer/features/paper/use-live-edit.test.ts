/** Edits that are seen at once and saved a moment later: nothing typed is lost, overtaken or taken from under the caret. */
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLiveEdit } from './use-live-edit.ts'

interface Kept {
  readonly id: string
  readonly title: string
  readonly isOff: boolean
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = (ok: boolean) => void

/** A store that answers when told to, and what it was given. */
function store() {
  const saved: [string, object][] = []
  const answers: Answer[] = []
  const save = (_type: string, id: string, patch: object): Promise<boolean> => {
    saved.push([id, patch])
    return new Promise((resolve) => void answers.push(resolve))
  }
  const answer = (ok = true): Promise<void> =>
    act(async () => {
      answers.shift()?.(ok)
      await Promise.resolve()
    })
  return { saved, save, answer }
}

const pause = (): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(500)
  })
const row: Kept = { id: 'a', title: '找合同', isOff: false }

test('is seen at once, saved after a pause, and in force until it is', async () => {
  const { saved, save, answer } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: '新' }))
  expect(result.current.edited(row).title).toBe('新')
  expect(saved).toEqual([])
  await pause()
  expect(saved).toEqual([['a', { title: '新' }]])
  expect(result.current.edited(row).title).toBe('新')
  await answer()
  expect(result.current.edited(row).title).toBe('找合同')
})

test('a space at the end stays while the field has the caret, and goes when it is left', async () => {
  const { save, answer } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: 'word ' }))
  await pause()
  await answer()
  expect(result.current.edited(row).title).toBe('word ')
  await act(async () => void (await result.current.flush()))
  expect(result.current.edited(row).title).toBe('找合同')
})

test('leaving one field takes nothing from another that is typed in meanwhile', async () => {
  const { save, answer } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: 'one' }))
  let left: Promise<boolean> | undefined
  act(() => void (left = result.current.flush()))
  await act(() => Promise.resolve())
  act(() => result.current.edit('x', 'b', { title: 'two ' }))
  await answer()
  await act(async () => void (await left))
  await pause()
  await answer()
  expect(result.current.edited({ ...row, id: 'b' }).title).toBe('two ')
})

test('a later edit of a row that waits its turn is what is sent, and nothing older after it', async () => {
  const { saved, save, answer } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => {
    result.current.edit('x', 'a', { isOff: true })
    result.current.edit('x', 'b', { isOff: true })
  })
  await pause()
  act(() => result.current.edit('x', 'b', { isOff: false }))
  await pause()
  await answer()
  await answer()
  await answer()
  expect(saved).toEqual([
    ['a', { isOff: true }],
    ['b', { isOff: false }],
  ])
})

test('what could not be saved stays, is said, and is sent again with what was typed since', async () => {
  const { saved, save, answer } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: '新' }))
  let isKept: boolean | undefined
  act(() => void result.current.flush().then((all) => (isKept = all)))
  await act(() => Promise.resolve())
  await answer(false)
  await act(() => Promise.resolve())
  expect(isKept).toBe(false)
  expect(result.current.edited(row).title).toBe('新')
  act(() => result.current.edit('x', 'a', { isOff: true }))
  await pause()
  expect(saved.at(-1)).toEqual(['a', { title: '新', isOff: true }])
})

test('half a word of an input method is not saved', async () => {
  const { saved, save } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => void dispatchEvent(new Event('compositionstart')))
  act(() => result.current.edit('x', 'a', { title: 'zhao' }))
  await pause()
  expect(saved).toEqual([])
  act(() => result.current.edit('x', 'a', { title: '找' }))
  act(() => void dispatchEvent(new Event('compositionend')))
  await pause()
  expect(saved).toEqual([['a', { title: '找' }]])
})

test('what cannot be kept is shown until the field is left, and never sent', async () => {
  const { saved, save } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: '找' }))
  act(() => result.current.show('a', { title: '' }))
  expect(result.current.edited(row).title).toBe('')
  await act(async () => void (await Promise.race([result.current.flush(), vi.advanceTimersByTimeAsync(500)])))
  await act(() => Promise.resolve())
  expect(result.current.edited(row).title).toBe('找合同')
  expect(saved.filter(([, patch]) => 'title' in patch)).toEqual([])
})

test('what is chosen is saved at once, and what was typed before it as well', async () => {
  const { saved, save } = store()
  const { result } = renderHook(() => useLiveEdit(save))
  act(() => result.current.edit('x', 'a', { title: '新' }))
  act(() => result.current.pick('x', 'a', { isOff: true }))
  await act(() => Promise.resolve())
  expect(saved).toEqual([['a', { title: '新', isOff: true }]])
})
