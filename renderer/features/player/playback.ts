/**
 * One video element under our hands. Its URL may stop working at any moment (it is signed for minutes): then another one is
 * asked for, and the film goes on at the same place, at the same speed, playing if it was. The same fault at the same place
 * with a fresh URL is the film's own, and said so. Positions are milliseconds.
 */
import { loopBack, nextLoop, noLoop, type AbLoop } from './ab-loop.ts'
import { bufferedParts, type PlaybackHooks, type Trouble } from './playback-state.ts'
import { realDuration } from './real-duration.ts'

/** How long another URL is waited for. */
const renewedWithinMs = 10_000
/** Two faults this close in time and place are one. */
const sameFaultMs = 30_000
const samePlaceMs = 2_000
const reportEveryMs = 5_000
/** One that was left this close to its end begins anew. */
const nearEndMs = 2_000
const durationWithinMs = 6_000

const seen =
  'durationchange progress ratechange volumechange seeking waiting playing loadeddata canplay resize emptied'.split(' ')

interface Resume {
  readonly atMs: number
  readonly isPlaying: boolean
  /** The part of its length asked for before that was known (0 to 1). */
  readonly share?: number
}

export class Playback {
  readonly #video: HTMLVideoElement
  readonly #hooks: PlaybackHooks
  readonly #stop = new AbortController()
  /** Where it goes on once the film behind a new URL is there. */
  #resume: Resume | null
  #isRenewing = false
  #isKnown = false
  #hasShown = false
  #isWanted = false
  #hasPlayed = false
  #lastMs: number
  #durationMs: number | null = null
  #ratio: number | null = null
  #speed = 1
  #loop: AbLoop = noLoop
  #trouble: Trouble | null = null
  #fault: { readonly atMs: number; readonly sinceMs: number } | null = null
  #waiting: ReturnType<typeof setTimeout> | undefined
  #frame = 0
  #reportedMs: number
  #reportedAtMs = 0

  constructor(video: HTMLVideoElement, startMs: number, hooks: PlaybackHooks) {
    this.#video = video
    this.#hooks = hooks
    this.#resume = { atMs: startMs, isPlaying: false }
    this.#lastMs = startMs
    this.#reportedMs = startMs
    const on = (name: string, run: () => void): void => video.addEventListener(name, run, { signal: this.#stop.signal })
    on('loadedmetadata', () => void this.#begin())
    on('error', () => this.#failed())
    on('play', () => this.#played())
    on('pause', () => this.#paused())
    on('ended', () => this.#ended())
    on('timeupdate', () => this.#moved())
    for (const name of ['seeked', 'loadeddata', 'canplay']) on(name, () => this.#arrived())
    // sought while it stands still: the window may close before anything else happens
    on('seeked', () => (video.paused && this.#resume === null && this.#isKnown ? this.#report() : undefined))
    for (const name of seen) on(name, () => this.#emit())
  }

  /** Shows the film behind a URL, at the place where the last one stopped. */
  load(url: string): void {
    clearTimeout(this.#waiting)
    if (this.#video.getAttribute('src') === url) return
    this.#resume ??= { atMs: this.#lastMs, isPlaying: this.#isWanted }
    this.#trouble = null
    this.#video.src = url
    this.#video.load()
    this.#emit()
  }

  toggle(): void {
    if (this.#trouble === 'brokenOff') this.#tryAgain(this.positionMs)
    else if (this.#resume && this.#video.readyState === 0) {
      this.#resume = { ...this.#resume, isPlaying: !this.#resume.isPlaying }
      this.#emit()
    } else if (this.#video.paused) this.#play()
    else this.#video.pause()
  }

  seek(ms: number): void {
    const atMs = Math.max(0, Math.min(ms, this.#durationMs ?? ms))
    if (this.#trouble === 'brokenOff') return this.#tryAgain(atMs)
    if (this.#resume) this.#resume = { atMs, isPlaying: this.#resume.isPlaying }
    if (this.#video.readyState > 0) this.#video.currentTime = atMs / 1000
    this.#lastMs = atMs
    this.#emit()
  }

  /** Goes to a part of its length (0 to 1); before that is known, as soon as it is. */
  seekShare(share: number): void {
    if (this.#durationMs !== null) this.seek(this.#durationMs * share)
    else if (this.#resume) this.#resume = { ...this.#resume, share }
  }

  /** Where it is, or where it is going. */
  get positionMs(): number {
    return this.#resume?.atMs ?? this.#video.currentTime * 1000
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    this.#video.playbackRate = speed
    this.#emit()
  }

  setVolume(volume: number, isMuted: boolean): void {
    this.#video.volume = Math.max(0, Math.min(1, volume))
    this.#video.muted = isMuted
  }

  /** Sets A, then B, then takes both away; answers what it is now. */
  markLoop(): AbLoop {
    this.#loop = nextLoop(this.#loop, this.positionMs)
    if (this.#loop.type === 'looping') this.#watchLoop()
    this.#emit()
    return this.#loop
  }

  setWholeLoop(isOn: boolean): void {
    this.#video.loop = isOn
    this.#emit()
  }

  /** Lets go of the element and says where it was left. */
  end(): void {
    clearTimeout(this.#waiting)
    cancelAnimationFrame(this.#frame)
    this.#stop.abort()
    if (this.#isKnown) this.#report()
    this.#video.pause()
  }

  async #begin(): Promise<void> {
    const video = this.#video
    const url = video.src
    video.playbackRate = this.#speed
    this.#ratio = video.videoWidth > 0 ? video.videoWidth / video.videoHeight : this.#ratio
    if (this.#durationMs === null) {
      const seconds = await realDuration(video, durationWithinMs)
      if (video.src !== url || this.#stop.signal.aborted) return
      this.#durationMs = seconds === null ? null : seconds * 1000
    }
    if (video.videoWidth === 0) this.#trouble = 'noPicture'
    const { atMs: askedMs, isPlaying, share } = this.#resume ?? { atMs: 0, isPlaying: false }
    const atMs = share !== undefined && this.#durationMs !== null ? this.#durationMs * share : askedMs
    const isAsLeft = !this.#isKnown && atMs === this.#reportedMs
    const isOver = isAsLeft && this.#durationMs !== null && atMs > this.#durationMs - nearEndMs
    this.#isKnown = true
    const at = isOver ? 0 : atMs / 1000
    // a seek to where it stands would read the index at the far end of the file before the first picture
    if (Math.abs(video.currentTime - at) > 0.001) video.currentTime = at
    if (this.#resume) this.#resume = { isPlaying, atMs: at * 1000 }
    if (isPlaying) this.#play()
    this.#emit()
  }

  #play(): void {
    // a refusal to play is an error event, a pause is no fault
    this.#video.play().catch(() => undefined)
  }

  /** What was asked for is in the picture. */
  #arrived(): void {
    if (!this.#isKnown || this.#video.seeking || this.#video.readyState < 2) return
    this.#resume = null
    this.#hasShown = true
    this.#isRenewing = false
    this.#lastMs = this.#video.currentTime * 1000
    this.#emit()
  }

  #played(): void {
    this.#isWanted = true
    this.#hasPlayed = true
    this.#reportedAtMs = performance.now()
    if (this.#loop.type === 'looping') this.#watchLoop()
    this.#emit()
  }

  #paused(): void {
    // one that is taken away to make room for another URL is no pause of a person
    if (this.#video.error === null && this.#video.readyState > 0 && !this.#isRenewing) {
      this.#isWanted = false
      if (this.#resume) this.#resume = { ...this.#resume, isPlaying: false }
      this.#report()
    }
    this.#emit()
  }

  #ended(): void {
    if (this.#loop.type !== 'looping') return
    this.seek(this.#loop.fromMs)
    this.#play()
  }

  #moved(): void {
    if (this.#resume === null) this.#lastMs = this.#video.currentTime * 1000
    this.#goRound()
    if (this.#isWanted && performance.now() - this.#reportedAtMs >= reportEveryMs) this.#report()
    this.#emit()
  }

  #report(): void {
    this.#reportedAtMs = performance.now()
    const ms = Math.round(this.#lastMs)
    if (ms === this.#reportedMs) return
    this.#reportedMs = ms
    this.#hooks.onPosition(ms)
  }

  #goRound(): void {
    const back = this.#resume === null ? loopBack(this.#loop, this.#video.currentTime * 1000) : null
    if (back !== null && !this.#video.seeking) this.seek(back)
  }

  /** The element tells its time four times a second: too seldom for the end of a loop. */
  #watchLoop(): void {
    cancelAnimationFrame(this.#frame)
    this.#goRound()
    if (this.#loop.type !== 'looping' || this.#video.paused) return
    this.#frame = requestAnimationFrame(() => this.#watchLoop())
  }

  #failed(): void {
    const { error } = this.#video
    if (error === null) return
    const atMs = this.#resume?.atMs ?? this.#lastMs
    const nowMs = performance.now()
    const isSame =
      this.#fault !== null &&
      nowMs - this.#fault.sinceMs < sameFaultMs &&
      Math.abs(atMs - this.#fault.atMs) < samePlaceMs
    this.#resume = { atMs, isPlaying: this.#resume?.isPlaying ?? this.#isWanted }
    if (isSame || error.code === MediaError.MEDIA_ERR_DECODE) {
      this.#giveUp()
      return
    }
    this.#fault = { atMs, sinceMs: nowMs }
    this.#isRenewing = true
    this.#waiting = setTimeout(() => this.#giveUp(), renewedWithinMs)
    this.#emit()
    this.#hooks.onBroken()
  }

  /** What is damaged at one place may be sound at another. */
  #tryAgain(atMs: number): void {
    this.#trouble = null
    this.#lastMs = atMs
    this.#resume = { atMs, isPlaying: true }
    this.#video.load()
    this.#emit()
  }

  #giveUp(): void {
    this.#isRenewing = false
    this.#trouble = this.#hasShown ? 'brokenOff' : 'unplayable'
    this.#resume = this.#resume && { ...this.#resume, isPlaying: false }
    this.#emit()
  }

  #emit(): void {
    if (this.#stop.signal.aborted) return
    const video = this.#video
    this.#hooks.onState({
      isPlaying: this.#resume ? this.#resume.isPlaying : !video.paused && !video.ended,
      hasPlayed: this.#hasPlayed,
      positionMs: this.positionMs,
      durationMs: this.#durationMs,
      buffered: bufferedParts(video.buffered, (this.#durationMs ?? 0) / 1000),
      speed: this.#speed,
      volume: video.volume,
      isMuted: video.muted,
      loop: this.#loop,
      isWholeLoop: video.loop,
      ratio: this.#ratio,
      isRenewing: this.#isRenewing,
      trouble: this.#trouble,
    })
  }
}
