import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeIcns, makeIco } from './icon-files.ts'

const committed = (name: string) => readFileSync(path.join(import.meta.dirname, name))
const pictures = [16, 32, 48, 64, 128, 256, 512, 1024].map((size) => ({ size, png: committed(`${size}x${size}.png`) }))

describe('the icons', () => {
  it('have the size their name says', () => {
    for (const { size, png } of pictures) {
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
  })

  it('are in the .ico up to 256 pixels, each where its entry points', () => {
    const ico = committed('icon.ico')
    expect(ico.equals(makeIco(pictures))).toBe(true)
    expect(ico.readUInt16LE(4)).toBe(6)
    const last = 6 + 5 * 16
    expect(ico.readUInt8(last)).toBe(0)
    const at = ico.readUInt32LE(last + 12)
    expect(ico.subarray(at, at + ico.readUInt32LE(last + 8)).equals(committed('256x256.png'))).toBe(true)
  })

  it('are in the .icns, whose length is that of the file', () => {
    const icns = committed('icon.icns')
    expect(icns.equals(makeIcns(pictures))).toBe(true)
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
  })
})
