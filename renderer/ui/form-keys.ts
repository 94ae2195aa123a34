/** Ctrl Enter (⌘ Enter) submits the form from any of its fields; never while an input method composes. */
import type { KeyboardEvent } from 'react'
import { isComposing } from '../app/keyboard/key-event.ts'

export function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return
  event.preventDefault()
  // a key that is held is one press
  if (!event.repeat) event.currentTarget.requestSubmit()
}
