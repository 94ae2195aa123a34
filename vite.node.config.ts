// The programs that run on Node and do not go into the package: the loopback shell, the command line and the hub. A build of
// their own, so that no chunk of theirs mixes with the package's; they use the worker of the other one.
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // React draws sheets in the core, too: its development build is slow, and must not go into a program
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, external: ['better-sqlite3', 'pg-native'] },
  build: {
    ssr: true,
    outDir: 'out/electron',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { browser: 'electron/browser/main.ts', cli: 'electron/cli/main.ts', hub: 'hub/main.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'node-[hash].js' },
    },
  },
})
