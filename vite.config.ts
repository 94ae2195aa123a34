// The page. `vite build` makes out/renderer; `npm run dev` serves it with hot reload and puts the very handler of the
// shells behind Vite's own server.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  server: { host: '127.0.0.1', strictPort: false },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // a data: URL would need a hole in the content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
