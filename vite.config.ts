// The page. `vite build` makes out/renderer; `npm run dev` (build/dev.ts) serves it with hot reload in front of the
// handler of the shells.
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fontFilesPlugin } from './build/font-files.ts'
import { firstScreen } from './build/first-screen.ts'
import { pdfFiles } from './build/pdf-files.ts'

export default defineConfig({
  root: path.join(import.meta.dirname, 'renderer'),
  base: '/',
  plugins: [react(), firstScreen('today/today-screen.tsx'), pdfFiles(), fontFilesPlugin()],
  server: { host: '127.0.0.1', strictPort: false },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // a data: URL would need a hole in the content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // from a disk a large file costs little: see below
    chunkSizeWarningLimit: 1000,
    // From a disk one larger file is sooner there than thirty small ones: libraries in one, what screens share in another;
    // what only forms need (dates, react-hook-form) comes with the first form, pdf.js with the first PDF. What sets zod up
    // runs with the libraries: a schema made before it would try whether code may be made from text.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(?!@mantine\/dates|pdfjs-dist|dayjs|react-hook-form|@fullcalendar|@full-ui|temporal-|chrono-node|rrule-temporal)|platform\/zod-config/,
              priority: 3,
            },
            { name: 'dates', test: /node_modules\/(@mantine\/dates|dayjs)/, priority: 0 },
            {
              name: 'shared',
              test: /\/(renderer\/(?!features\/(visits|follow-ups)\/(next-|visit-)|ui\/(form|use-draft|time-|date-field))|shared)\//,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
})
