// What the package carries besides the page and the preload: Electron's main process and the core's worker, as ES
// modules for Node 24. All of it is bundled but what cannot be: Electron itself and the native SQLite library.
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // React draws sheets in the core, too: its development build is slow, and must not go into a program
  define: { 'process.env.NODE_ENV': '"production"' },
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
        worker: 'electron/core/worker.ts',
        'reader-worker': 'electron/core/interchange/reader-worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
})
