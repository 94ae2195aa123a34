/**
 * A film of 2 GB in the library: from the press that opens it to its first picture, and from a jump to the picture there.
 * The reference is the same file in a bare page of the same browser, from a server that does nothing but ranges.
 */
import { copyFileSync, createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { ensureBuilt } from '../../../build/build.ts'
import { findChromium } from '../../../build/find-chromium.ts'
import { newId } from '../../../shared/base/ids.ts'
import { api, startApp } from '../../e2e/app.ts'
import { enter } from '../../e2e/set-up.ts'
import { photo } from '../../fixtures/media-bytes.ts'
import { writeBigFilm, type BigFilm } from '../../fixtures/big-film.ts'
import { tempDir } from '../../support/temp-store.ts'
import { figure, median, quantile, type Figure } from '../figure.ts'

const leastBytes = Number(process.env['RAPPORT_BENCH_FILM_MB'] ?? 2200) * 1_000_000
const opens = 7
const jumps = 25

/** Shares of the film, the same for both, here and there as one jumps. */
const places = Array.from({ length: jumps }, (_, i) => (i === 12 ? 0 : (((i + 1) * 0.618_034) % 1) * 0.98))

/** A server that knows one file and a page without anything. */
function bareServer(path: string, { sizeBytes }: BigFilm): Promise<{ readonly url: string; close(): void }> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url !== '/film') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>film</title>')
      return
    }
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const [start, end] = [Number(from), to === '' ? sizeBytes - 1 : Number(to)]
    response.writeHead(206, {
      'content-type': 'video/webm',
      'accept-ranges': 'bytes',
      'content-range': `bytes ${start}-${end}/${sizeBytes}`,
      'content-length': end - start + 1,
    })
    const file = createReadStream(path, { start, end, highWaterMark: 256 * 1024 })
    response.on('close', () => file.destroy())
    file.pipe(response)
  }
  const server = createServer(answer)
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      done({
        url: `http://127.0.0.1:${port}/`,
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}

/** Milliseconds from a press (an expression that is evaluated in the page) to the first picture of the film that comes of it. */
const firstPictureMs = (page: Page, press: string): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const from = performance.now()
    ${press}
    for (;;) {
      const film = document.querySelector('video')
      if (film !== null && film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return performance.now() - from
      await new Promise((next) => setTimeout(next, 1))
    }
  })()`)

const openBare = `document.body.append(Object.assign(document.createElement('video'), { src: '/film' }))`
const openOurs = `document.querySelector('main [role="grid"] [role="row"] [role="gridcell"]').click()`

/** Milliseconds of each jump in the film on the page. */
const jumpsMs = (page: Page): Promise<number[]> =>
  page.evaluate(async (shares) => {
    const film = document.querySelector('video') as HTMLVideoElement
    film.pause()
    const took: number[] = []
    for (const share of shares) {
      const from = performance.now()
      const there = new Promise((done) => film.addEventListener('seeked', done, { once: true }))
      film.currentTime = film.duration * share
      await there
      took.push(performance.now() - from)
    }
    return took
  }, places)

export async function measureFilm(): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium to show a film in')
  await ensureBuilt()
  const temp = tempDir('rapport-film-')
  const app = await startApp({}, join(temp.dir, 'data'))
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const close: (() => unknown)[] = [() => temp.remove(), () => app.close(), () => browser.close()]
  try {
    const path = join(temp.dir, 'film.webm')
    const film = writeBigFilm(path, leastBytes)
    const bare = await bareServer(path, film)
    close.push(bare.close)
    const [ours, reference] = [await browser.newPage(), await browser.newPage()]
    await enter(ours, app)
    const uploadId = newId(Date.now())
    mkdirSync(join(app.dataDir, 'incoming'), { recursive: true })
    copyFileSync(path, join(app.dataDir, 'incoming', uploadId))
    const file = { uploadId, name: '登记培训.webm', ...film }
    const posterId = newId(Date.now())
    writeFileSync(join(app.dataDir, 'incoming', posterId), photo())
    const poster = { uploadId: posterId, name: 'poster.png', sizeBytes: photo().length }
    await api(ours, 'materials.add', { file, poster, zone: 'Asia/Shanghai' })
    const [first, bareFirst, jump, bareJump]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let i = 0; i <= opens; i += 1) {
      await reference.goto(bare.url)
      const bareMs = await firstPictureMs(reference, openBare)
      const bareJumps = await jumpsMs(reference)
      // what is left open goes on reading ahead, to the cost of the other one
      await reference.goto('about:blank')
      await ours.goto(`${app.origin}/library`)
      await ours.getByRole('row', { name: '登记培训' }).waitFor()
      const ms = await firstPictureMs(ours, openOurs)
      const itsJumps = await jumpsMs(ours)
      await ours.goto('about:blank')
      // the first round only warms the disk and the code of the page
      if (i === 0) continue
      first.push(ms)
      bareFirst.push(bareMs)
      jump.push(...itsJumps)
      bareJump.push(...bareJumps)
    }
    return [
      figure({
        part: 'film',
        what: `press to first picture, ${Math.round(film.sizeBytes / 1e6)} MB / a bare page`,
        ours: median(first),
        reference: median(bareFirst),
        unit: 'ms',
      }),
      figure({
        part: 'film',
        what: 'a jump / a bare page',
        ours: median(jump),
        reference: median(bareJump),
        unit: 'ms',
      }),
      figure({
        part: 'film',
        what: 'a jump, p95 / a bare page',
        ours: quantile(jump, 0.95),
        reference: quantile(bareJump, 0.95),
        unit: 'ms',
      }),
    ]
  } finally {
    for (const one of close.reverse()) await one()
  }
}
