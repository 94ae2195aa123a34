/**
 * The player's keys act while the focus is in it, or on nothing more particular than what it stands in: the page or its
 * dialog. Of several players the newest has them then. What a button, a slider or a field makes of a key stays theirs.
 */
import { useEffect, useRef, type RefObject } from 'react'
import { isComposing, isTextField } from '../../app/keyboard/key-event.ts'
import { actOfKey, type PlayerAct } from './player-act.ts'

const players: RefObject<HTMLElement | null>[] = []

const isPressed = (event: KeyboardEvent): boolean =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof Element &&
  event.target.closest('button') !== null

const isSlid = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLInputElement && event.target.type === 'range' && event.key.startsWith('Arrow')

/** Whether a key pressed there is meant for this player. */
function isMeant(area: RefObject<HTMLElement | null>, target: EventTarget | null): boolean {
  if (!(target instanceof Node) || !area.current) return false
  if (area.current.contains(target)) return true
  return players.at(-1) === area && target.contains(area.current)
}

export function usePlayerKeys(
  area: RefObject<HTMLElement | null>,
  onAct: (act: PlayerAct) => void,
  onAnyKey: () => void,
): void {
  const run = useRef({ onAct, onAnyKey })
  useEffect(() => {
    run.current = { onAct, onAnyKey }
  })
  useEffect(() => {
    players.push(area)
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isMeant(area, event.target)) return
      run.current.onAnyKey()
      if (isComposing(event) || isTextField(event.target) || isPressed(event) || isSlid(event)) return
      const act = actOfKey(event)
      if (act === null) return
      event.preventDefault()
      run.current.onAct(act)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      players.splice(players.indexOf(area), 1)
      document.removeEventListener('keydown', onKey)
    }
  }, [area])
}
