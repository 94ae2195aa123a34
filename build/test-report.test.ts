import { describe, expect, it } from 'vitest'
import { countFile, countPackaging, countPlaywright, countVitest, sumCounts } from './test-report.ts'

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
})

describe('counting reports', () => {
  it('counts vitest tests, leaving skipped ones out', () => {
    const report = { testResults: [file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed')] }
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1 })
  })

  it('counts a vitest file that did not load as one failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] }
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1 })
  })

  it('counts a file whose tests passed but which failed as a whole', () => {
    expect(countVitest({ testResults: [file('failed', 'passed')] })).toEqual({ passed: 1, failed: 1 })
  })

  it('counts Playwright results, a flaky test as failed', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
      passed: 5,
      failed: 2,
    })
  })

  it('counts an error outside of tests, such as a spec file that does not compile', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 0 }, errors: [{}] }).failed).toBe(1)
  })

  it('takes a suite that ran nothing for a failure', () => {
    const nothing = { passed: 0, failed: 1 }
    expect(countVitest({ testResults: [] })).toEqual(nothing)
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [] })).toEqual(nothing)
    expect(countPackaging({ passed: 0, failed: 0 })).toEqual(nothing)
    expect(countPackaging('half a re')).toEqual(nothing)
    expect(countFile('/no/such/report.json', countVitest)).toEqual(nothing)
  })

  it('adds up', () => {
    expect(
      sumCounts([
        { passed: 3, failed: 0 },
        { passed: 4, failed: 2 },
      ]),
    ).toEqual({ passed: 7, failed: 2 })
  })
})
