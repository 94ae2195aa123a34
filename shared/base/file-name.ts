/**
 * File names come from strangers and are data, never paths (faults C2 row 2). `shownFileName` is what a person sees,
 * `safeFileName` what may be written to any disk: no separators, no reserved names of Windows, at most 120 bytes.
 */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
// Control characters are exactly what must not reach a screen or a disk.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f]/g
const forbidden = /[<>:"/\\|?*]/g
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i
const longestBytes = 120

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength

/** The name as it is shown: without characters that turn or hide others; never empty. */
export function shownFileName(name: string): string {
  const shown = name.toWellFormed().normalize('NFC').replace(bidiControls, '').replace(controls, '\ufffd').trim()
  return shown === '' ? '?' : shown
}

/** The name as a record keeps it: what SQLite can hold, at most `longest` characters, never empty. Still only data. */
export function storedFileName(name: string, longest = 400): string {
  const stored = cutToLength(name.toWellFormed().replaceAll('\u0000', ''), longest)
  return stored.trim() === '' ? '?' : stored
}

/** The first so many UTF-16 units, never half of a character. */
export const cutToLength = (text: string, longest: number): string =>
  text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')

/** The ending with its dot, if it is a short plain one: `.pdf`. */
export function endingOf(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
}

/** What systems and office programs leave lying in folders, and nobody means to take along. */
export const isLeftover = (name: string): boolean => /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(name)

function cutToBytes(text: string, limit: number): string {
  let cut = text
  while (bytesOf(cut) > limit) cut = Array.from(cut).slice(0, -1).join('')
  return cut
}

/** A name that can be written into a folder of any system and stays in it. */
export function safeFileName(name: string, fallback = 'file'): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(bidiControls, '')
    .replace(controls, '')
    .replace(forbidden, '_')
  const trimmed = plain.replace(/^[\s.-]+/, '').replace(/[\s.]+$/, '')
  const ending = endingOf(trimmed)
  const stem = trimmed.slice(0, trimmed.length - ending.length).replace(/[\s.]+$/, '')
  const whole = cutToBytes(stem === '' ? fallback : stem, longestBytes - bytesOf(ending) - 1) + ending
  return reserved.test(whole) ? `_${whole}` : whole
}
