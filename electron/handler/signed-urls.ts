/** URLs that carry their own permission for a short while, so that a link, an image or a player can use them without a header. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface SignedUrls {
  /** The query that permits `subject` for so long. */
  sign(subject: string, livesMs: number): { readonly until: string; readonly sig: string }
  isGood(subject: string, until: string | null, sig: string | null): boolean
}

/** `nowMs` is no wall clock by default: one set back would keep a URL good. Each call makes a secret of its own. */
export function createSignedUrls(nowMs: () => number = () => performance.now()): SignedUrls {
  const secret = randomBytes(32)
  const signature = (subject: string, until: string): string =>
    createHmac('sha256', secret).update(`${until}\n${subject}`).digest('hex')
  return {
    sign: (subject, livesMs) => {
      const until = String(Math.ceil(nowMs() + livesMs))
      return { until, sig: signature(subject, until) }
    },
    isGood: (subject, until, sig) => {
      const expected = Buffer.from(signature(subject, until ?? ''))
      const given = Buffer.from(sig ?? '')
      return given.length === expected.length && timingSafeEqual(given, expected) && Number(until) > nowMs()
    },
  }
}
