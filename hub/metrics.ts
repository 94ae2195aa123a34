/** What a monitoring system reads, in the text format of Prometheus. Counts and times only, nothing of anybody's data. */
import type { OpenHub } from './open-hub.ts'

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

interface Series {
  count: number
  seconds: number
  readonly buckets: number[]
  readonly byStatus: Map<number, number>
}

export interface Metrics {
  timed(path: string, work: () => Promise<Response>): Promise<Response>
  text(open: OpenHub): Promise<string>
}

const routeOf = (path: string): string => /^\/sync\/([a-z]{1,20})$/.exec(path)?.[1] ?? 'other'
const known = new Set(['join', 'hello', 'push', 'pull', 'manifest', 'rows', 'likeness', 'team', 'events'])

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

async function gauges(open: OpenHub): Promise<readonly string[]> {
  const { seq, rows, ops, devices } = await open.driver.read(async (tx) => {
    const one = async (text: string, params: readonly string[] = [open.ws]): Promise<number> =>
      (await tx.all<{ n: number }>(text, params))[0]?.n ?? 0
    return {
      seq: await one('SELECT seq AS n FROM workspaces WHERE ws = ?'),
      rows: await one('SELECT coalesce(sum(row_count), 0) AS n FROM buckets WHERE ws = ?'),
      ops: await one('SELECT coalesce(max(seq), 0) AS n FROM ops WHERE ws = ?'),
      devices: await one('SELECT count(*) AS n FROM hub_devices WHERE revoked_at IS NULL', []),
    }
  })
  return [
    '# TYPE rapport_hub_seq gauge',
    `rapport_hub_seq ${seq}`,
    '# HELP rapport_hub_bucket_rows Rows counted once per bucket they are in.',
    '# TYPE rapport_hub_bucket_rows gauge',
    `rapport_hub_bucket_rows ${rows}`,
    '# TYPE rapport_hub_last_op_seq gauge',
    `rapport_hub_last_op_seq ${ops}`,
    '# TYPE rapport_hub_devices gauge',
    `rapport_hub_devices ${devices}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${cpuSeconds()}`,
  ]
}

/** Counters of one process. */
export function createMetrics(): Metrics {
  const series = new Map<string, Series>()
  const of = (route: string): Series => {
    let found = series.get(route)
    if (!found) {
      found = { count: 0, seconds: 0, buckets: bounds.map(() => 0), byStatus: new Map() }
      series.set(route, found)
    }
    return found
  }
  return {
    timed: async (path, work) => {
      const from = performance.now()
      const response = await work()
      const seconds = (performance.now() - from) / 1000
      const name = routeOf(path)
      const one = of(known.has(name) ? name : 'other')
      one.count += 1
      one.seconds += seconds
      bounds.forEach((bound, i) => {
        if (seconds <= bound) one.buckets[i] = (one.buckets[i] ?? 0) + 1
      })
      one.byStatus.set(response.status, (one.byStatus.get(response.status) ?? 0) + 1)
      return response
    },
    text: async (open) => {
      const lines = ['# TYPE rapport_hub_request_seconds histogram']
      for (const [route, one] of series) {
        bounds.forEach((bound, i) => {
          lines.push(`rapport_hub_request_seconds_bucket{route="${route}",le="${bound}"} ${one.buckets[i] ?? 0}`)
        })
        lines.push(`rapport_hub_request_seconds_bucket{route="${route}",le="+Inf"} ${one.count}`)
        lines.push(`rapport_hub_request_seconds_sum{route="${route}"} ${one.seconds}`)
        lines.push(`rapport_hub_request_seconds_count{route="${route}"} ${one.count}`)
      }
      lines.push('# TYPE rapport_hub_answers_total counter')
      for (const [route, one] of series)
        for (const [status, count] of one.byStatus)
          lines.push(`rapport_hub_answers_total{route="${route}",status="${status}"} ${count}`)
      return `${[...lines, ...(await gauges(open))].join('\n')}\n`
    },
  }
}
