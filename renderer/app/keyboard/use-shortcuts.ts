/**
 * Keys of a screen. Single letters act only outside text fields, nothing acts while an input method composes or while a
 * dialog lies above, and what is marked `bar` is shown at the foot of the window. What was opened last is asked first;
 * keys of every screen come last, so a screen may give a letter its own meaning.
 */
import { useEffect, useId, useRef, type RefObject } from 'react'
import { create } from 'zustand'
import { isComposing, isCombo, isTextField, type KeyCombo } from './key-event.ts'
import { useDialogs } from '../dialogs.ts'
import { useLayers } from './layers.ts'

export interface Shortcut {
  readonly keys: KeyCombo
  /** What it does, in words, for the foot of the window; without it the key works unseen. */
  readonly bar?: string
  readonly run: () => void
  /** Acts in text fields too; for combinations that no field uses. */
  readonly inFields?: boolean
}

export interface BarKey {
  readonly keys: readonly KeyCombo[]
  readonly label: string
}

type Scope = RefObject<readonly Shortcut[]>

/** Scopes by age, the newest last; those of every screen in `globals`. */
const scopes: Scope[] = []
const globals: Scope[] = []

/** Keys at the foot, by screen; the screen opened last comes first. */
export const useKeyBar = create<{
  readonly bars: readonly { readonly id: string; readonly keys: readonly BarKey[] }[]
}>(() => ({ bars: [] }))

function barKeys(shortcuts: readonly Shortcut[]): readonly BarKey[] {
  const byLabel = new Map<string, KeyCombo[]>()
  for (const { keys, bar } of shortcuts) if (bar) byLabel.set(bar, [...(byLabel.get(bar) ?? []), keys])
  return [...byLabel].map(([label, keys]) => ({ label, keys }))
}

/** Enter and Space belong to the button, link or row that has the focus; Ctrl Enter ends the work wherever it is. */
const belongsToTarget = (event: KeyboardEvent): boolean =>
  ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, [role="listbox"], [role="grid"], summary') !== null

/** A dialog asked for counts from the press that asked for it, though its code may still be on the way. */
function isCovered(): boolean {
  const { dialog, isPaletteOpen } = useDialogs.getState()
  return dialog !== null || isPaletteOpen || useLayers.getState().open > 0
}

/** What was typed last into a list to choose from: with something chosen since, it is not what stands there. */
const typedIn = new WeakMap<EventTarget, string>()
const onInput = ({ target }: Event): void => {
  if (target instanceof HTMLInputElement) typedIn.set(target, target.value)
}

/** Whether Ctrl Z takes back typing there; elsewhere the browser would take back that of another field. */
function ownsUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement)) return isTextField(target) && !(target instanceof HTMLSelectElement)
  const isList = target.getAttribute('role') === 'combobox'
  return isTextField(target) && !target.readOnly && (!isList || typedIn.get(target) === target.value)
}

/** Whether something lay above the screen when the key went down: the Esc that closes it is spent by that. */
let wasCovered = false
const onKeyFirst = (): void => {
  wasCovered = isCovered()
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || wasCovered || belongsToTarget(event)) return
  const inField = isTextField(event.target)
  const acts = ({ keys, inFields }: Shortcut): boolean =>
    inFields === true || !inField || (keys === 'mod+z' && !ownsUndo(event.target))
  for (const scope of [...scopes.toReversed(), ...globals]) {
    const shortcut = scope.current.find((s) => acts(s) && isCombo(event, s.keys))
    if (!shortcut) continue
    event.preventDefault()
    shortcut.run()
    return
  }
}

function register(list: Scope[], scope: Scope): () => void {
  if (scopes.length + globals.length === 0) {
    window.addEventListener('keydown', onKeyFirst, { capture: true })
    window.addEventListener('keydown', onKey)
    window.addEventListener('input', onInput, { capture: true })
  }
  list.push(scope)
  return () => {
    list.splice(list.indexOf(scope), 1)
    if (scopes.length + globals.length > 0) return
    window.removeEventListener('keydown', onKeyFirst, { capture: true })
    window.removeEventListener('keydown', onKey)
    window.removeEventListener('input', onInput, { capture: true })
  }
}

function useBar(shortcuts: readonly Shortcut[]): void {
  const id = useId()
  const signature = JSON.stringify(barKeys(shortcuts))
  useEffect(() => {
    const keys = JSON.parse(signature) as BarKey[]
    if (keys.length === 0) return
    useKeyBar.setState((s) => ({ bars: [{ id, keys }, ...s.bars.filter((b) => b.id !== id)] }))
    return () => useKeyBar.setState((s) => ({ bars: s.bars.filter((b) => b.id !== id) }))
  }, [id, signature])
}

/** Makes these keys act while the caller is on the screen; `everywhere` gives way to any screen's own keys. */
export function useShortcuts(shortcuts: readonly Shortcut[], everywhere = false): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => register(everywhere ? globals : scopes, current), [everywhere])
  useBar(shortcuts)
}
