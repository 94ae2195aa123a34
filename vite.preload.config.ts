// The preload: one CommonJS file, because a sandboxed preload can neither import nor require files of ours.
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'out/electron',
    emptyOutDir: false,
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      external: [/^electron(\/|$)/],
      input: { preload: 'electron/desktop/preload.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
})
