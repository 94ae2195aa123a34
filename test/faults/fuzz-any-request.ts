/** Requests that are hardly any: methods, paths, headers and bodies at random. */
import { contract } from '../../shared/api/contract.ts'
import { deepJson, pick, randomJson, type Random } from '../support/random-input.ts'

const names = Object.keys(contract)
/** A file that was handed over, by its id. */
const fileId = '0190a000-0000-7000-8000-000000000003'

export interface Made {
  readonly request: Request
  /** Null where it is aimed at nothing. */
  readonly procedure: string | null
  readonly input?: unknown
  readonly about: string
}

const paths = [
  '/',
  '/index.html',
  '/api',
  '/api/',
  '/api/x',
  '/api/app.info/more',
  '/events',
  '/uploads',
  '/sign',
  '/download',
  `/uploads/${fileId}`,
  '/uploads/none?offset=0',
  '/download?path=backups/x&until=9e99&sig=00',
  '/session',
  '/media',
  '/take',
  `/media/${fileId}?as=shown&until=9e99&sig=00`,
  '/media/..%2f..%2frapport.db',
  '//',
  '/%00',
  '/..%2f..%2fetc/passwd',
  '/assets/../../x',
  '/api/__proto__',
  '/api/constructor',
  '/api/%E0%A4%A',
  '/a?b=%FF',
  '/名',
]
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PROPFIND']
const types = [
  'application/json',
  'application/json; charset=utf-8',
  'application/jsonx',
  'text/plain',
  '',
  'multipart/form-data',
]
const lengths = ['0', '-1', '1e99', 'NaN', '99999999999', ' 5']

function anyBody(random: Random): string {
  const kind = random()
  if (kind < 0.4) return JSON.stringify(randomJson(random, 6)) ?? ''
  if (kind < 0.5) return deepJson(Math.floor(10 ** (random() * 5)))
  if (kind < 0.6) return `{"a":${'9'.repeat(Math.floor(random() * 2000))}}`
  if (kind < 0.7) return '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'
  if (kind < 0.75) return 'x'.repeat(Math.floor(random() * 1_200_000))
  return pick(random, [
    '',
    '{',
    '[1,]',
    '{"a":1}{',
    'null',
    '"a"',
    '0',
    'true',
    '\u0000',
    '\ufeff{}',
    '{"a":"\\ud800"}',
  ])
}

/** Any request at all. */
export function anyRequest(random: Random): Made {
  const method = pick(random, methods)
  const path = random() < 0.4 ? `/api/${pick(random, names)}` : pick(random, paths)
  const headers = new Headers()
  if (random() < 0.7) headers.set('content-type', pick(random, types))
  if (random() < 0.1) headers.set('content-length', pick(random, lengths))
  if (random() < 0.1) headers.set('range', 'bytes=0-,5-1,-9')
  if (random() < 0.1) headers.set('x-app-token', 'x'.repeat(Math.floor(random() * 9000)))
  const body = method === 'GET' || method === 'HEAD' ? null : anyBody(random)
  const request = new Request(`http://127.0.0.1:1${path}`, { method, headers, body })
  return { request, procedure: null, about: `${method} ${path} ${(body ?? '').slice(0, 120)}` }
}
