// Where the window stood, kept between starts in a small file beside the store, and put back only where it can be seen:
// the second screen of the office is not there at the client's.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const windowStateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
})
export type WindowState = z.infer<typeof windowStateSchema>

/** The smallest full layout is 1024x768; the window may be made a little smaller. */
export const SMALLEST = { width: 800, height: 600 } as const
const PREFERRED = { width: 1440, height: 900 } as const

/**
 * Where to put the window. A saved place is used when its title bar can be grabbed on some screen; otherwise the window
 * keeps its size, as far as it fits, in the middle of the first screen.
 * @param workAreas of all screens, the main one first; never empty
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  if (saved !== null) {
    for (const area of workAreas) {
      const placed = { x: saved.bounds.x, y: saved.bounds.y, ...sizeIn(area, saved.bounds) }
      if (isTitleBarReachable(placed, area)) return placed
    }
  }
  const [main] = workAreas
  const size = sizeIn(main, saved?.bounds ?? PREFERRED)
  const x = main.x + Math.round((main.width - size.width) / 2)
  const y = main.y + Math.round((main.height - size.height) / 2)
  return { x, y, ...size }
}

const GRAB_WIDTH = 120
const GRAB_HEIGHT = 30

function isTitleBarReachable(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return visibleWidth >= GRAB_WIDTH && bounds.y >= area.y && bounds.y + GRAB_HEIGHT <= area.y + area.height
}

/** A screen smaller than the smallest window wins: better a cramped window than one that hangs off the screen. */
function sizeIn(area: Rectangle, wanted: Pick<Rectangle, 'width' | 'height'>): Pick<Rectangle, 'width' | 'height'> {
  const fit = (size: number, smallest: number, available: number) => Math.min(Math.max(size, smallest), available)
  return {
    width: fit(wanted.width, SMALLEST.width, area.width),
    height: fit(wanted.height, SMALLEST.height, area.height),
  }
}

/** The saved state, or null when there is none or it cannot be read: then the window opens as the first time. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // a window's place is not worth a word to the user
  }
}

/** Writes the state whole or not at all. Throws when the disk does not take it. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.new`
  writeFileSync(temporary, JSON.stringify(state))
  renameSync(temporary, file)
}
