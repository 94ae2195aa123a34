/** Keys as they are printed on the keyboard, one mark per key of the combination. */
import { isMac, type KeyCombo } from '../app/keyboard/key-event.ts'
import classes from './kbd.module.css'

const marks: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  ' ': 'Space',
}

function markOf(part: string): string {
  if (part === 'mod') return isMac() ? '⌘' : 'Ctrl'
  return marks[part] ?? (part.length === 1 ? part.toUpperCase() : part)
}

export function Kbd({ keys, onAccent = false }: { readonly keys: KeyCombo; readonly onAccent?: boolean }) {
  return (
    <kbd className={onAccent ? classes.onAccent : classes.kbd}>
      {keys
        .split('+')
        .map((part) => markOf(part === 'shift' ? 'Shift' : part))
        .join(' ')}
    </kbd>
  )
}
