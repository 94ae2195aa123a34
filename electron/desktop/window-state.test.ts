import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeWindow, readWindowState, writeWindowState, type Rectangle, type WindowState } from './window-state.ts'

const laptop: Rectangle = { x: 0, y: 0, width: 1440, height: 860 }
const office: Rectangle = { x: 1440, y: -200, width: 2560, height: 1400 }
const at = (bounds: Rectangle): WindowState => ({ bounds, isMaximized: false, isFullScreen: false })

describe('placeWindow', () => {
  it('opens in the middle of the main screen the first time', () => {
    expect(placeWindow(null, [office, laptop])).toEqual({ x: 2000, y: 50, width: 1440, height: 900 })
  })

  it('puts the window back where it stood', () => {
    const bounds = { x: 1600, y: 0, width: 1200, height: 800 }
    expect(placeWindow(at(bounds), [laptop, office])).toEqual(bounds)
  })

  it('brings it to the main screen, as large as fits, when its screen is gone', () => {
    const bounds = { x: 1600, y: 0, width: 2000, height: 1200 }
    expect(placeWindow(at(bounds), [laptop])).toEqual({ x: 0, y: 0, width: 1440, height: 860 })
  })

  it('always leaves a title bar to grab', () => {
    const side = fc.integer({ min: -5_000, max: 5_000 })
    const size = fc.integer({ min: 1, max: 6_000 })
    const rectangle = fc.record({ x: side, y: side, width: size, height: size })
    fc.assert(
      fc.property(rectangle, (bounds) => {
        const placed = placeWindow(at(bounds), [laptop, office])
        const seen = [laptop, office].some((area) => {
          const right = Math.min(placed.x + placed.width, area.x + area.width)
          const isWide = right - Math.max(placed.x, area.x) >= 120
          return isWide && placed.y >= area.y && placed.y + 30 <= area.y + area.height
        })
        expect(seen).toBe(true)
      }),
    )
  })
})

describe('the saved state', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-place-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('comes back as it was written, with no other file left', () => {
    const file = path.join(folder, 'profile', 'window-state.json')
    const state = { bounds: { x: 1, y: 2, width: 900, height: 700 }, isMaximized: true, isFullScreen: false }
    writeWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
    expect(readdirSync(path.dirname(file))).toEqual(['window-state.json'])
  })

  it.each(['', '{"bounds":', '[]', '{"bounds":{"x":"0"}}'])('is none when the file says %j', (text) => {
    const file = path.join(folder, 'state.json')
    writeFileSync(file, text)
    expect(readWindowState(file)).toBeNull()
  })
})
