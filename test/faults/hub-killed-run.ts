/**
 * A hub in a process of its own that is killed: `node hub-killed-run.ts <dir> <url or -> <before|after|hasty|none|loop>`. Takes one push from
 * standard input as `{ token, request }` and writes the answer; `loop` pushes batches without end and writes the last number decided.
 */
import { readFileSync, writeSync } from 'node:fs'
import { openHub } from '../../hub/open-hub.ts'
import { accountOps } from '../support/account-ops.ts'

const [, , dataDir = '', url = '-', mode = 'none'] = process.argv
const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}
const open = await openHub({
  dataDir,
  ...(url === '-' ? {} : { databaseUrl: url }),
  ...(mode === 'before' ? { beforeCommit: die } : {}),
  // the mutant: says that all is decided before it is
  ...(mode === 'hasty'
    ? {
        beforeCommit: () => {
          writeSync(1, 'decided')
          die()
        },
      }
    : {}),
})

interface Input {
  readonly token: string
  readonly request: { readonly deviceEpoch: string; readonly after: number }
}
const { token, request } = JSON.parse(readFileSync(0, 'utf8')) as Input

async function push(body: object): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await open.hub.handle(
    new Request('http://hub/sync/push', { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  return response.text()
}

if (mode === 'loop')
  for (let n = request.after; ; n += 20) {
    const ops = accountOps(20, n)
    const answer = await push({ ...request, after: n, sentAtMs: Date.now(), ops })
    if (!answer.startsWith('{"results"')) throw new Error(answer)
    writeSync(1, `${n + 20}\n`)
  }

const answer = await push(request)
if (mode === 'after') die()
writeSync(1, answer)
await open.close()
