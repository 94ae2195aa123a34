/** Responses and the headers every one of them carries, in both shells. */
import { statusOf, type WireError } from '../../shared/api/wire-error.ts'

/** No inline script or style, no frame, no form, no host but our own: the page's session reaches no network. */
const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `worker-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' blob: data:`,
  `media-src 'self' blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  // nothing of the page turns a string into code or markup; a library that tried would fail in every browser test. The one
  // policy there is lets through a single address: that of the worker which reads PDFs
  `require-trusted-types-for 'script'`,
  `trusted-types rapport-pdf-worker`,
].join('; ')

/**
 * Of the worker that reads PDFs, which may be hostile: it may fetch from here and compile WebAssembly (its image decoders,
 * and what it makes of the functions in a PDF), and nothing else. Text never becomes code there either.
 */
export const pdfWorkerPolicy = [
  `default-src 'none'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `connect-src 'self'`,
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ')

const guarding: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), usb=(), serial=(), hid=(), payment=()',
}

/** A response with the guarding headers; content type and length are always set where the body is whole. */
export function respond(
  status: number,
  type: string | null,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  more: Record<string, string> = {},
): Response {
  const headers = new Headers({ ...guarding, 'cache-control': 'no-store', ...more })
  if (type !== null) headers.set('content-type', type)
  return new Response(body, { status, headers })
}

/** JSON with its exact length. */
export function json(status: number, value: unknown): Response {
  const body = new TextEncoder().encode(JSON.stringify(value))
  return respond(status, 'application/json', body, { 'content-length': String(body.byteLength) })
}

export const wireFault = (error: WireError): Response => json(statusOf(error), { error })
