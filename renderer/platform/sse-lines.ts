/** Takes an SSE-format stream apart, piece by piece, wherever the network cuts it. */
export interface SseEvent {
  readonly event: string
  readonly data: string
}

function parseBlock(block: string): SseEvent | null {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) event = line.slice(6).trim()
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart())
  }
  return data.length === 0 ? null : { event, data: data.join('\n') }
}

/** A parser that keeps the unfinished rest; feed it pieces, get the events that became whole. Comments are dropped. */
export function createSseParser(): (piece: string) => readonly SseEvent[] {
  let rest = ''
  return (piece) => {
    rest = (rest + piece).replaceAll('\r\n', '\n')
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(parseBlock).filter((e) => e !== null)
  }
}
