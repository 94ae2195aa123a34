/** Reading key presses: which combination it is, and whether it is text being typed. */

/** A combination such as `m`, `?`, `mod+k`, `ArrowDown`, `shift+Enter`; `mod` is Ctrl, and ⌘ on macOS. */
export type KeyCombo = string

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const isMac = (): boolean => navigator.platform.startsWith('Mac')

/** Whether the press is this combination. Shift counts only when named, since `?` needs it on most layouts. */
export function isCombo(event: KeyPress, combo: KeyCombo, mac: boolean = isMac()): boolean {
  const parts = combo.split('+')
  const key = parts.pop() ?? ''
  const needs = (modifier: string): boolean => parts.includes(modifier)
  const isMod = mac ? event.metaKey : event.ctrlKey
  const isOtherMod = mac ? event.ctrlKey : event.metaKey
  if (needs('mod') !== isMod || isOtherMod || needs('alt') !== event.altKey) return false
  if (needs('shift') && !event.shiftKey) return false
  if (!needs('shift') && event.shiftKey && key.length > 1) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

const textInputs = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date', 'time'])

/** Whether the element takes text or a choice, so that letters belong to it. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && textInputs.has(target.type)
}

/** Whether an input method is putting characters together: no key may act then. 229 is what older ones report. */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229
