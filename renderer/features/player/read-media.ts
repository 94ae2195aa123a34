/**
 * What a video or picture is before it is kept: how long, how large, and a small picture of it. The file is read where the
 * decoder needs it, never whole; it always answers within eight seconds, and lets go of everything it took.
 */
import { isPreviewed, pictureHeadBytes, pictureSize } from '../../../shared/domain/media/picture-size.ts'
import { isPicture, sniffType } from '../../../shared/domain/media/sniff.ts'
import { realDuration } from './real-duration.ts'

export interface MediaFacts {
  /** Of a video; null when it is not known, and of a picture. */
  readonly durationMs: number | null
  readonly width: number | null
  readonly height: number | null
  /** A JPEG of `posterWidth`; null when there is nothing that could be shown. */
  readonly poster: Blob | null
}

export const posterWidth = 336

const limitMs = 8_000
/** What is left for the frames after the search for the end. */
const durationLimitMs = 4_000
const quality = 0.82
/** Where frames are looked for, in parts of the length: what is black gives way to the next. */
const places = [0.1, 0.2, 0.35, 0.5, 0.75]
/** Mean brightness (0 to 255) below which a frame shows nothing. */
const darkest = 20

type Drawn = CanvasImageSource & ImageBitmapSource

function draw(source: Drawn, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(posterWidth, Math.max(1, Math.round((posterWidth * height) / width)))
  const context = canvas.getContext('2d', { alpha: false })
  if (context) {
    context.imageSmoothingQuality = 'high'
    // what shows through a picture is paper, not the night
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(source, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}

const toJpeg = (canvas: OffscreenCanvas): Promise<Blob> => canvas.convertToBlob({ type: 'image/jpeg', quality })

/** Mean brightness of a frame, from a sixteenth of its pixels. */
function brightness(canvas: OffscreenCanvas): number {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  if (!pixels || pixels.length === 0) return 0
  let [sum, count] = [0, 0]
  for (let i = 0; i + 2 < pixels.length; i += 64) {
    sum += 0.299 * (pixels[i] ?? 0) + 0.587 * (pixels[i + 1] ?? 0) + 0.114 * (pixels[i + 2] ?? 0)
    count += 1
  }
  return sum / count
}

/** Resolves with the next of these events, rejects with an error of the element or when the time is up. */
function next(video: HTMLVideoElement, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const stop = new AbortController()
    const end = (settle: () => void) => (): void => {
      stop.abort()
      settle()
    }
    const refuse = end(() => fail(new Error(`no ${name}`)))
    video.addEventListener(name, end(done), { signal: stop.signal })
    video.addEventListener('error', refuse, { signal: stop.signal })
    if (signal.aborted) refuse()
    else signal.addEventListener('abort', refuse, { signal: stop.signal })
  })
}

/** The first frame that is not black; of none but dark ones the brightest; null when none can be had. */
async function findFrame(
  video: HTMLVideoElement,
  seconds: number,
  signal: AbortSignal,
): Promise<OffscreenCanvas | null> {
  let best: { readonly canvas: OffscreenCanvas; readonly light: number } | null = null
  try {
    for (const place of places) {
      const seeked = next(video, 'seeked', signal)
      video.currentTime = seconds * place
      await seeked
      const canvas = draw(video, video.videoWidth, video.videoHeight)
      const light = brightness(canvas)
      if (light >= darkest) return canvas
      if (best === null || light > best.light) best = { canvas, light }
    }
  } catch {
    // out of time, or damaged from there on: what was found counts
  }
  return best?.canvas ?? null
}

async function readFrom(url: string, signal: AbortSignal): Promise<MediaFacts | null> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  try {
    const loaded = next(video, 'loadeddata', signal)
    video.src = url
    await loaded
    // sound alone
    if (video.videoWidth === 0) return null
    const seconds = await realDuration(video, durationLimitMs)
    const { videoWidth: width, videoHeight: height } = video
    const frame = await findFrame(video, seconds ?? 0, signal)
    const durationMs = seconds === null ? null : Math.round(seconds * 1000)
    return { durationMs, width, height, poster: frame && (await toJpeg(frame)) }
  } catch {
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
  }
}

/** A picture that is too large to unpack has a size and no poster; one that lies on its side has its sides as it is shown. */
async function readPicture(file: Blob, type: string, head: Uint8Array): Promise<MediaFacts | null> {
  const size = pictureSize(type, head)
  const facts = { durationMs: null, width: size?.width ?? null, height: size?.height ?? null }
  if (size !== null && !isPreviewed(size)) return { ...facts, poster: null }
  try {
    const bitmap = await createImageBitmap(file)
    try {
      const { width, height } = bitmap
      return { durationMs: null, width, height, poster: await toJpeg(draw(bitmap, width, height)) }
    } finally {
      bitmap.close()
    }
  } catch {
    // HEIC, or damaged: a picture all the same
    return size === null && type !== 'image/heic' ? null : { ...facts, poster: null }
  }
}

/** Whatever `read` does, there is an answer in time. */
async function inTime(read: (signal: AbortSignal) => Promise<MediaFacts | null>): Promise<MediaFacts | null> {
  const stop = new AbortController()
  const timer = Promise.withResolvers<null>()
  const late = setTimeout(() => {
    stop.abort()
    timer.resolve(null)
  }, limitMs)
  try {
    // what is found by the frame search in time comes a moment after the time is up
    return await Promise.race([
      read(stop.signal),
      timer.promise.then(() => new Promise<null>((done) => setTimeout(done, 100, null))),
    ])
  } catch {
    return null
  } finally {
    clearTimeout(late)
  }
}

/** Reads the facts of a video that is served; of it only what the decoder needs is fetched. Null when it cannot be read here. */
export const readVideo = (url: string): Promise<MediaFacts | null> => inTime((signal) => readFrom(url, signal))

/** Reads a video's or picture's facts; null when it is neither, or cannot be read here. Never throws. */
export async function readMedia(file: Blob): Promise<MediaFacts | null> {
  const url = URL.createObjectURL(file)
  const facts = await inTime(async (signal) => {
    const head = new Uint8Array(await file.slice(0, pictureHeadBytes).arrayBuffer())
    const type = sniffType(head)
    if (isPicture(type)) return readPicture(file, type, head)
    // a container may hold sound alone: whether there is a picture the decoder says
    return /^(video|audio)\//.test(type) ? readFrom(url, signal) : null
  })
  URL.revokeObjectURL(url)
  return facts
}
