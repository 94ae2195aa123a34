/** The JSON body of a request, within a limit and not nested without end. */
import { HubFault } from './sync/fault.ts'

const deepest = 32

function depthOf(value: unknown, left = deepest): number {
  if (left === 0 || typeof value !== 'object' || value === null) return 0
  // one by one: a list of a million is too long to be the arguments of one call
  let most = 0
  for (const inner of Object.values(value)) most = Math.max(most, depthOf(inner, left - 1))
  return 1 + most
}

async function readBytes(request: Request, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) throw new HubFault({ type: 'too_large', retry: 'split' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Throws a `HubFault`: `too_large` beyond `most` bytes, `invalid` for what is no JSON. */
export async function readJson(request: Request, most: number): Promise<unknown> {
  const bytes = await readBytes(request, most)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HubFault({ type: 'invalid', retry: 'never', detail: 'the body is not JSON' })
  }
  if (depthOf(value) >= deepest) throw new HubFault({ type: 'invalid', retry: 'never', detail: 'nested too deep' })
  return value
}
