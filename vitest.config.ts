import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

/** Tests that start processes by the dozen. */
const byProcess = ['test/faults/**/*.test.ts', 'electron/cli/cli.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,electron,hub,build,test}/**/*.test.ts'],
          exclude: [...byProcess, 'test/e2e/**', 'test/bench/**', 'node_modules/**', 'out/**'],
          testTimeout: 30_000,
        },
      },
      {
        // what the store must survive, and the command line: minutes of processes, kills and full disks, not part of every check
        test: { name: 'faults', environment: 'node', include: byProcess, testTimeout: 60_000 },
      },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'jsdom', include: ['renderer/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
