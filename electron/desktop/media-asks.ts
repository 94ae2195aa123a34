// Camera and microphone: open to our own page only, and only for the minute after it said that the person asked for them.
// A page that was taken over could say so too, but then the system's own indicator is on and the minute is short.

export type MediaDevice = 'camera' | 'microphone'

export interface MediaAsks {
  /** The person pressed a button that needs a device; anything else as `device` is no request. */
  readonly ask: (device: unknown) => MediaDevice | null
  /** Whether Chromium's `video` or `audio` was asked for just now. */
  readonly isAsked: (mediaType: string | undefined) => boolean
}

const LIFE_MS = 60_000
const deviceOf: Readonly<Record<string, MediaDevice>> = { video: 'camera', audio: 'microphone' }

export function createMediaAsks(nowMs: () => number = () => performance.now()): MediaAsks {
  const untilMs = new Map<MediaDevice, number>()
  return {
    ask: (device) => {
      if (device !== 'camera' && device !== 'microphone') return null
      untilMs.set(device, nowMs() + LIFE_MS)
      return device
    },
    isAsked: (mediaType) => {
      const device = mediaType === undefined || !Object.hasOwn(deviceOf, mediaType) ? undefined : deviceOf[mediaType]
      return device !== undefined && (untilMs.get(device) ?? Number.NEGATIVE_INFINITY) > nowMs()
    },
  }
}
