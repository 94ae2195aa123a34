import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'
import { loopbackEnv } from './build/loopback-env.ts'

/** Tests that start processes by the dozen. */
const byProcess = ['test/faults/**/*.test.ts', 'test/documents/**/*.test.ts', 'electron/cli/cli.test.ts']

/** Of these, those that judge how much memory something takes, how long, or how much is done in a moment. */
const byMeasure = ['archives', 'file-transfer', 'fuzz', 'hub-flood', 'hub-fuzz', 'on-site-kill'].map(
  (name) => `test/faults/${name}.test.ts`,
)

/** The same programs start from source again and again; half of a start goes into what they compile. */
const faults = { environment: 'node', testTimeout: 60_000, env: loopbackEnv } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,node,electron,hub,build,test}/**/*.test.ts'],
          exclude: [...byProcess, 'test/e2e/**', 'test/bench/**', 'node_modules/**', 'out/**'],
          testTimeout: 30_000,
        },
      },
      {
        // what the store must survive, and the command line: minutes of processes, kills and full disks, not part of every check
        // two at a time: each waits for a program or the disk half of the time
        test: {
          ...faults,
          name: 'faults',
          include: byProcess,
          exclude: byMeasure,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // one by one, after them
        test: { ...faults, name: 'measured-faults', include: byMeasure, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'jsdom', include: ['renderer/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
