/**
 * The first sync of a laptop: 100,000 rows (a million with `RAPPORT_BENCH_ROWS=1000000`), read while somebody works on it.
 * The reference is what the same page of a pull takes the hub alone, so that rows a second say how much is the laptop's.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { protocolVersion, type PullAnswer } from '../../../shared/sync/messages.ts'
import { userBucket } from '../../../shared/sync/buckets.ts'
import { fillHub, speaker, type Speaker } from '../../support/fill-hub.ts'
import { servedHub } from '../../support/served-hub.ts'
import { tempDir } from '../../support/temp-store.ts'
import { figure, quantile, type Figure } from '../figure.ts'

const wanted = Number(process.env['RAPPORT_BENCH_ROWS'] ?? 100_000)
const run = promisify(execFile)

/** All pages of one bucket, as the hub alone gives them. */
async function pagesMs(seed: Speaker, bucket: string): Promise<number> {
  const from = performance.now()
  for (let after = 0; ;) {
    const body = { protocol: protocolVersion, logEpoch: null, buckets: [bucket], after, limit: 2000 }
    const page = (await seed.ask('pull', body)) as PullAnswer
    after = page.next
    if (page.checkpoint) return performance.now() - from
  }
}

export async function measureFirstSync(): Promise<readonly Figure[]> {
  const hub = await servedHub()
  const temp = tempDir('rapport-bench-')
  try {
    const { link, userId } = await hub.invite('张伟', 'rep')
    const seed = await speaker(link)
    const pushed = await fillHub(seed, wanted)
    const alone = await pagesMs(seed, userBucket(seed.memberId))
    const { code } = await hub.open.identity.by(null).inviteDevice(userId)
    const child = new URL('../first-sync-child.ts', import.meta.url).pathname
    const { stdout } = await run(process.execPath, [child, temp.dir, `${hub.url}join#${code}`], {
      maxBuffer: 64 * 1024 * 1024,
    })
    const got = JSON.parse(stdout) as { tookMs: number; calls: number[]; peakBytes: number; rows: number }
    if (got.rows < wanted) throw new Error(`only ${got.rows} rows arrived`)
    const p95 = quantile(got.calls, 0.95)
    const peakMb = got.peakBytes / 1024 / 1024
    const rows = (ms: number): number => wanted / (ms / 1000)
    return [
      figure({ part: 'firstsync', what: 'ops the hub takes in', ours: pushed, unit: 'rows/s' }),
      figure({
        part: 'firstsync',
        what: `first sync of ${wanted.toLocaleString('en')} rows; reference: the hub's pages alone`,
        ours: rows(got.tookMs),
        reference: rows(alone),
        unit: 'rows/s',
      }),
      figure({
        part: 'firstsync',
        what: 'a call of the person meanwhile, p95',
        ours: p95,
        unit: 'ms',
        goal: '< 100 ms',
        isMet: p95 < 100,
      }),
      figure({
        part: 'firstsync',
        what: 'peak memory of the laptop',
        ours: peakMb,
        unit: 'MB',
        goal: '< 400 MB',
        isMet: peakMb < 400,
      }),
    ]
  } finally {
    temp.remove()
    await hub.close()
  }
}
