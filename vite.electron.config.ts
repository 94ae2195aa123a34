// Everything outside the page: Electron's main process, the loopback shell, the command line and the core's worker, as
// ES modules for Node 24. All of it is bundled but what cannot be: Electron itself and the native SQLite library.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'out/electron',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external: [/^electron(\/|$)/],
      input: {
        main: 'electron/desktop/main.ts',
        browser: 'electron/browser/main.ts',
        cli: 'electron/cli/main.ts',
        worker: 'electron/core/worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
})
