/** A dialog: title, body, closes with Esc and gives the focus back. While it is open the screen's keys rest. */
import { Modal } from '@mantine/core'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useLayer } from '../app/keyboard/layers.ts'
import { useWords } from '../i18n/use-words.ts'
import classes from './dialog.module.css'

interface Props {
  readonly title: ReactNode
  readonly size?: number
  readonly onClose: () => void
  /** Nothing in it is to be typed at once: the focus goes to the dialog itself. */
  readonly isForReading?: boolean
  /** Over the whole window: it is in somebody else’s hands, and nothing behind it is their business. */
  readonly isFull?: boolean
  readonly children: ReactNode
}

/** Focuses what is to be typed in at once: the trap around it would a moment later, and a key pressed until then is lost. */
function FocusNow() {
  const mark = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    mark.current?.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return <span ref={mark} hidden />
}

export function Dialog({ title, size = 560, onClose, isForReading = false, isFull = false, children }: Props) {
  const t = useWords()
  useLayer(true)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={isFull}
      radius="lg"
      yOffset="clamp(16px, 5vh, 72px)"
      // the page never scrolls, and locking it would need a style element
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 1, color: 'var(--rp-scrim)' }}
      // its head is no second banner of the page
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {isForReading ? (
        <div data-autofocus tabIndex={-1} className={classes.body}>
          {children}
        </div>
      ) : (
        children
      )}
      {isFull ? <span hidden data-covers-all /> : null}
      <FocusNow />
    </Modal>
  )
}
