/**
 * When the last dialog, menu or palette over the screen closes, the focus goes back to where it was before, so that the
 * keys of a list go on acting there. Where that is gone, the sheet has it; where nothing had it, nothing gets it.
 */
import { useEffect } from 'react'
import { useLayers } from './layers.ts'

const above = '[role="dialog"], [role="menu"]'

const sheet = (): HTMLElement | null => document.querySelector('#sheet')

/** Once for the window. */
export function useReturnFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(above) === null) last = target
    }
    // a press beside everything gives the focus up; a window that goes to the back keeps it
    const onBlur = ({ target, relatedTarget }: FocusEvent): void => {
      if (last !== null && target === last && relatedTarget === null && last.isConnected && document.hasFocus())
        last = null
    }
    const giveBack = (): void => {
      if (useLayers.getState().open > 0 || last === null || document.activeElement !== document.body) return
      ;(last.isConnected ? last : sheet())?.focus({ preventScroll: true })
    }
    const unsubscribe = useLayers.subscribe((now, before) => {
      // what lay above is still in the page while it says that it closes
      if (now.open === 0 && before.open > 0) setTimeout(giveBack)
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onBlur)
    return () => {
      unsubscribe()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onBlur)
    }
  }, [])
}
