/** Lists of links below a search field: the arrow keys go from link to link, Enter opens. */
import { useImperativeHandle, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { isComposing } from '../app/keyboard/key-event.ts'
import { useShortcuts } from '../app/keyboard/use-shortcuts.ts'
import classes from './link-list.module.css'
import { movedTo, type VirtualListHandle } from './virtual-list.tsx'

interface Props {
  readonly className: string | undefined
  readonly handle: Ref<Pick<VirtualListHandle, 'focus'>>
  readonly children: ReactNode
}

export function LinkLists({ className, handle, children }: Props) {
  const area = useRef<HTMLDivElement>(null)
  const links = (): readonly HTMLAnchorElement[] => [...(area.current?.querySelectorAll('a') ?? [])]
  const focus = (): void => links()[0]?.focus()
  useImperativeHandle(handle, () => ({ focus }))
  useShortcuts([{ keys: 'ArrowDown', run: focus }])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const all = links()
    const at = all.findIndex((link) => link === event.target)
    const to = at < 0 ? null : movedTo(event.key, at, all.length, 10)
    if (to === null) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    <div ref={area} className={`${classes.links} ${className ?? ''}`} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
