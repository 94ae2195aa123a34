/** A list over the controls: speeds, captions, chapters. It opens upwards inside the player, so that full screen shows it too. */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './player-menu.module.css'
import player from './video-player.module.css'

export interface MenuItem {
  readonly id: string
  readonly label: ReactNode
  /** Beside it, quieter: a time. */
  readonly note?: string
  readonly isChosen: boolean
  readonly choose: () => void
}

interface Props {
  readonly label: string
  /** On the button: an icon, and a word where there is room. */
  readonly face: ReactNode
  readonly title: string
  /** The keys that do the same, and what they do in a word. */
  readonly keys?: { readonly names: readonly string[]; readonly words: string }
  readonly items: readonly MenuItem[]
  readonly onOpen: (isOpen: boolean) => void
}

/** The item a key goes to from another. */
function nextOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

export function PlayerMenu({ label, face, title, keys, items, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const buttons = (): readonly HTMLElement[] => [
    ...(area.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
  ]
  const show = (isShown: boolean, givesBack = true): void => {
    setOpen(isShown)
    onOpen(isShown)
    if (!isShown && givesBack) button.current?.focus()
  }

  useEffect(() => {
    if (!isOpen) return
    const list = buttons()
    ;(list.find((one) => one.ariaChecked === 'true') ?? list[0])?.focus()
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && area.current?.contains(target)) return
      setOpen(false)
      onOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [isOpen, onOpen])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      show(false)
      return
    }
    if (event.key === 'Tab') show(false, false)
    const list = buttons()
    const next = nextOf(event.key, list.indexOf(document.activeElement as HTMLElement), list.length)
    if (next === null) return
    event.preventDefault()
    list[next]?.focus()
  }

  return (
    <div className={classes.menuArea} ref={area}>
      <button
        ref={button}
        type="button"
        className={player.button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={isOpen ? undefined : title}
        onClick={() => show(!isOpen)}
      >
        {face}
      </button>
      {isOpen ? (
        // the dialog around the player closes with Esc too: not with the one that closes this
        <div className={classes.menu} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map(({ id, label: words, note, isChosen, choose }) => (
            <button
              key={id}
              type="button"
              role="menuitemradio"
              aria-checked={isChosen}
              tabIndex={-1}
              className={classes.item}
              data-mantine-stop-propagation="true"
              onClick={() => {
                choose()
                show(false)
              }}
            >
              <span className={classes.itemWords}>{words}</span>
              {note === undefined ? null : <span className="rp-3">{note}</span>}
            </button>
          ))}
          {keys === undefined ? null : (
            <span className={classes.keys} aria-hidden>
              {keys.names.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
              {keys.words}
            </span>
          )}
        </div>
      ) : null}
    </div>
  )
}
