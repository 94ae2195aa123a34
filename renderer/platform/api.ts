/**
 * The typed client: `api('accounts.list', input)`. Results were checked against the contract in the core, which is built
 * with this page from one source, so only errors and hints are parsed again here.
 */
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { ApiFault, faultOf } from './api-fault.ts'
import { setReachable } from './connection.ts'
import { sessionHeaders } from './session.ts'

async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...sessionHeaders() }
  const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) }
  try {
    const answer = await fetch(path, init)
    setReachable(answer.status === 401 ? 'refused' : 'up')
    return answer
  } catch (error) {
    if (signal?.aborted) throw error
    setReachable('down')
    throw new ApiFault({ type: 'unreachable' }, { cause: error })
  }
}

const isResult = (json: unknown): json is { readonly result: unknown } =>
  typeof json === 'object' && json !== null && 'result' in json

async function post(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const answer = await send(path, body, signal)
  const json: unknown = await answer.json().catch(() => null)
  // what the core decided comes with 200, be it a result or that it cannot be done
  if (!answer.ok || !isResult(json)) throw new ApiFault(faultOf(json))
  return json.result
}

/** Calls a procedure. Throws `ApiFault`; an aborted call throws the abort. */
export async function api<N extends ProcedureName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  return (await post(`/api/${name}`, input, signal)) as Output<N>
}

/** A link, good for a minute, to a file the core made, e.g. `backups/rapport-20261123.db`. */
export async function signDownload(path: string): Promise<string> {
  const { url } = (await post('/sign', { path })) as { url: string }
  return url
}
