/**
 * Edits of several rows that are seen at once and saved at a pause in typing: the sheet beside them follows every key. An edit stays
 * in force until the saved row says the same, so nothing jumps under the caret; a space at the end, which saving takes off,
 * stays until the field is left. What could not be saved stays, too, and is sent again.
 */
import { useCallback, useEffect, useRef, useState } from 'react'

type Patch = Readonly<Record<string, unknown>>
type Edits = Readonly<Record<string, Patch>>
type Save = (type: string, id: string, patch: Patch) => Promise<boolean>

/** A pause in typing after which it is saved; leaving the field saves at once. */
const pauseMs = 400

export interface LiveEdit {
  /** The row as it is being edited. */
  readonly edited: <T extends { readonly id: string }>(row: T) => T
  readonly edit: (type: string, id: string, patch: Patch) => void
  /** The same of what is chosen, not typed: saved at once, so that it is what is taken back next. */
  readonly pick: (type: string, id: string, patch: Patch) => void
  /** Shows something that cannot be kept, such as no title, until the field is left or another is typed. */
  readonly show: (id: string, patch: Patch) => void
  /** Saves what waits, after what is being saved; false where something could not be. */
  readonly flush: () => Promise<boolean>
}

interface Waiting {
  readonly type: string
  readonly patch: Patch
}

const without = (patch: Patch, isGone: (field: string, value: unknown) => boolean): Patch =>
  Object.fromEntries(Object.entries(patch).filter(([field, value]) => !isGone(field, value)))

const isEmpty = (patch: Patch): boolean => Object.keys(patch).length === 0

/** The edits of one row without some of them. */
function dropFrom(edits: Edits, id: string, isGone: (field: string, value: unknown) => boolean): Edits {
  const left = without(edits[id] ?? {}, isGone)
  const { [id]: _, ...others } = edits
  return isEmpty(left) ? others : { ...others, [id]: left }
}

/** What is kept of a text is without its ends. */
const isKeptAsIs = (value: unknown): boolean => typeof value !== 'string' || value.trim() === value

/** `save` answers whether it went through. */
export function useLiveEdit(save: Save): LiveEdit {
  const [edits, setEdits] = useState<Edits>({})
  const waiting = useRef(new Map<string, Waiting>())
  const held = useRef(new Map<string, Set<string>>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))
  const isComposing = useRef(false)
  const saver = useRef(save)
  const latest = useRef(edits)
  useEffect(() => {
    saver.current = save
    latest.current = edits
  })
  useEffect(() => {
    const begin = (): void => void (isComposing.current = true)
    const end = (): void => void (isComposing.current = false)
    addEventListener('compositionstart', begin)
    addEventListener('compositionend', end)
    return () => {
      removeEventListener('compositionstart', begin)
      removeEventListener('compositionend', end)
    }
  }, [])

  /** Sends what waits now, each as it stands when its turn comes; what begins to wait meanwhile has a turn of its own. */
  const send = useCallback(async (isLeft: boolean): Promise<boolean> => {
    let isAll = true
    const ids = Array.from(waiting.current.keys())
    for (const id of ids) {
      const one = waiting.current.get(id)
      if (one === undefined) continue
      waiting.current.delete(id)
      const { type, patch } = one
      if (await saver.current(type, id, patch))
        setEdits((all) => dropFrom(all, id, (field, value) => patch[field] === value && (isLeft || isKeptAsIs(value))))
      else {
        isAll = false
        waiting.current.set(id, { type, patch: { ...patch, ...waiting.current.get(id)?.patch } })
        break
      }
    }
    return isAll
  }, [])
  const inTurn = useCallback(
    (isLeft: boolean): Promise<boolean> => {
      clearTimeout(timer.current)
      running.current = running.current.then(() => send(isLeft))
      return running.current
    },
    [send],
  )
  const arm = useCallback((): void => {
    const fire = (): void => {
      // half a word of an input method is no text yet
      if (isComposing.current) timer.current = setTimeout(fire, pauseMs)
      else void inTurn(false)
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(fire, pauseMs)
  }, [inTurn])
  const flush = useCallback(async (): Promise<boolean> => {
    const left = latest.current
    const unkept = held.current
    held.current = new Map()
    const isAll = await inTurn(true)
    // with the field left, what differs from the saved row by its ends only goes, and what could not be kept; what was
    // typed meanwhile, in this field or another, stays
    setEdits((all) =>
      Object.keys(left).reduce((rest, id) => {
        const isWaiting = waiting.current.has(id)
        return dropFrom(
          rest,
          id,
          (field, value) =>
            left[id]?.[field] === value && (unkept.get(id)?.has(field) === true || (!isWaiting && !isKeptAsIs(value))),
        )
      }, all),
    )
    return isAll
  }, [inTurn])
  const edit = useCallback(
    (type: string, id: string, patch: Patch): void => {
      for (const field of Object.keys(patch)) held.current.get(id)?.delete(field)
      setEdits((all) => ({ ...all, [id]: { ...all[id], ...patch } }))
      waiting.current.set(id, { type, patch: { ...waiting.current.get(id)?.patch, ...patch } })
      arm()
    },
    [arm],
  )
  const pick = useCallback(
    (type: string, id: string, patch: Patch): void => {
      edit(type, id, patch)
      void inTurn(false)
    },
    [edit, inTurn],
  )
  const show = useCallback((id: string, patch: Patch): void => {
    const one = waiting.current.get(id)
    const left = without(one?.patch ?? {}, (field) => field in patch)
    if (one === undefined || isEmpty(left)) waiting.current.delete(id)
    else waiting.current.set(id, { ...one, patch: left })
    held.current.set(id, new Set([...(held.current.get(id) ?? []), ...Object.keys(patch)]))
    setEdits((all) => ({ ...all, [id]: { ...all[id], ...patch } }))
  }, [])
  useEffect(() => () => void inTurn(true), [inTurn])
  return {
    edited: (row) => (edits[row.id] === undefined ? row : { ...row, ...edits[row.id] }),
    edit,
    pick,
    show,
    flush,
  }
}
