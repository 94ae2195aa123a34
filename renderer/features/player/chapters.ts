/** Chapters of a film from a WebVTT file: one cue a chapter. What cannot be read is left out, never a throw. */
export interface Chapter {
  readonly startMs: number
  readonly endMs: number
  readonly title: string
}

const mostChapters = 500
const timing = /^\s*((?:\d+:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}\.\d{3})(?:\s|$)/

function msOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = time.split(':').map(Number).toReversed()
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

/** The words of a cue without its tags. */
const plainText = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_whole, name: string) => entities[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()

function parseCue(block: string): Chapter | null {
  const lines = block.split('\n')
  const at = lines.findIndex((line) => timing.test(line))
  const [, from = '', to = ''] = timing.exec(lines[at] ?? '') ?? []
  if (from === '') return null
  const chapter = { startMs: msOf(from), endMs: msOf(to), title: plainText(lines.slice(at + 1).join(' ')) }
  return chapter.title === '' || chapter.endMs <= chapter.startMs ? null : chapter
}

/** Chapters in the order of their beginnings; none when the text is no WebVTT. */
export function parseChapters(text: string): readonly Chapter[] {
  const lines = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(lines)) return []
  return lines
    .split(/\n{2,}/)
    .slice(1)
    .filter((block) => !/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block))
    .map(parseCue)
    .filter((chapter) => chapter !== null)
    .toSorted((a, b) => a.startMs - b.startMs)
    .slice(0, mostChapters)
}

/** The chapter that runs at a time: the last one that has begun, also between two. */
export const chapterAt = (chapters: readonly Chapter[], ms: number): Chapter | null =>
  chapters.findLast((chapter) => chapter.startMs <= ms) ?? null
