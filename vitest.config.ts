import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,electron,build,test}/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**', 'test/faults/**', 'node_modules/**', 'out/**'],
          testTimeout: 30_000,
        },
      },
      {
        // what the store must survive: minutes of kills, full disks and hostile files, so not part of every check
        test: { name: 'faults', environment: 'node', include: ['test/faults/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'jsdom', include: ['renderer/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
