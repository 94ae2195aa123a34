/** Opens what the Electron shell asks for: a notification that was pressed, an entry of its menu. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Asked, DesktopBridge } from '../../../shared/api/desktop-bridge.ts'
import { openDialog } from '../dialogs.ts'

export const desktopBridge = (): DesktopBridge | undefined => (window as { readonly desktop?: DesktopBridge }).desktop

export function useOpenAsked(): (asked: Asked) => void {
  const navigate = useNavigate()
  return (asked) => {
    if (asked.of === 'capture') openDialog({ type: 'capture' })
    else if (asked.of === 'sync') void navigate({ to: '/sync' })
    else if (asked.of === 'followUps') void navigate({ to: '/follow-ups' })
    else openDialog({ type: 'card', of: asked.of, id: asked.id })
  }
}

/** Once for the window. */
export function useAsked(): void {
  const open = useOpenAsked()
  useEffect(() => {
    const bridge = desktopBridge()
    if (bridge === undefined) return
    let isOver = false
    const listen = async (): Promise<void> => {
      while (!isOver) {
        const asked = await bridge.nextAsked()
        if (asked === null) return
        open(asked)
      }
    }
    listen().catch(() => undefined)
    return () => {
      isOver = true
    }
    // it listens once; what it opens through does not change
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}
