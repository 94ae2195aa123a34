/** What the Electron shell gives the page; undefined in the loopback shell. */
import type { DesktopBridge } from '../../shared/api/desktop-bridge.ts'

export const desktop = (): DesktopBridge | undefined => (globalThis as { readonly desktop?: DesktopBridge }).desktop
