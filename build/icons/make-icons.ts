// Draws the icons of the packages from mark.svg with a Chromium: `node build/icons/make-icons.ts`. Only needed when the
// mark changes; the results are committed.
import '../../node/require-node.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../find-chromium.ts'
import { makeIcns, makeIco, type SquarePng } from './icon-files.ts'

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024] as const

const executablePath = findChromium()
if (executablePath === null) process.exit(1)
const mark = readFileSync(path.join(import.meta.dirname, 'mark.svg'), 'utf8')
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const pictures: SquarePng[] = []
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${mark}`)
  pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
  await page.close()
}
await browser.close()

const write = (name: string, content: Buffer) => writeFileSync(path.join(import.meta.dirname, name), content)
for (const { size, png } of pictures) write(`${size}x${size}.png`, png)
write('icon.ico', makeIco(pictures))
write('icon.icns', makeIcns(pictures))
