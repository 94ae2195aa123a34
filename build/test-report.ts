// Counts of passed and failed tests, read from the JSON reports of vitest, Playwright and the packaging checks.
// A report that is missing, unreadable or empty is a failure: a suite that did not run proves nothing.
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const nothingRan: Counts = { passed: 0, failed: 1 }

const vitestReport = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()).default([]),
})

const packagingReport = z.object({ passed: z.int(), failed: z.int() })

/** Counts of a vitest JSON report; a file that could not even be loaded counts as one failed test. */
export function countVitest(report: unknown): Counts {
  const parsed = vitestReport.safeParse(report)
  if (!parsed.success) return nothingRan
  const files = parsed.data.testResults
  const all = files.flatMap((file) => file.assertionResults)
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
  return orNothing({
    passed: all.filter((test) => test.status === 'passed').length,
    failed: all.filter(isFailed).length + broken.length,
  })
}

function isFailed(test: { readonly status: string }): boolean {
  return test.status === 'failed'
}

/** Counts of a Playwright JSON report; a flaky test (passed on a retry) counts as failed. */
export function countPlaywright(report: unknown): Counts {
  const parsed = playwrightReport.safeParse(report)
  if (!parsed.success) return nothingRan
  const { stats, errors } = parsed.data
  return orNothing({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length })
}

/** Counts of the packaging dry run. */
export function countPackaging(report: unknown): Counts {
  const parsed = packagingReport.safeParse(report)
  return parsed.success ? orNothing({ passed: parsed.data.passed, failed: parsed.data.failed }) : nothingRan
}

function orNothing(counts: Counts): Counts {
  return counts.passed + counts.failed === 0 ? nothingRan : counts
}

/** Reads a report and counts it. */
export function countFile(file: string, count: (report: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return nothingRan // the suite died before it wrote its report
  }
}

/** Sum of counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })
}
