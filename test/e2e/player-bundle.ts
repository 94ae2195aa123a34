/** Brings the player's harness into a page of the app, as one more script of its own origin. */
import type { Page } from '@playwright/test'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

interface Bundle {
  readonly script: string
  readonly style: string
}

let made: Promise<Bundle> | null = null

async function make(): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome140',
      cssCodeSplit: false,
      lib: { entry: resolve(import.meta.dirname, 'player-harness.tsx'), formats: ['es'], fileName: 'harness' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  const script = outputs.find((one) => one.type === 'chunk')?.code ?? ''
  const style = outputs.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'))
  return { script, style: style?.type === 'asset' ? String(style.source) : '' }
}

/** Where a page imports it from. */
export const harnessPath = '/test/harness.js'

/** Serves the harness to a page. */
export async function routeHarness(page: Page): Promise<void> {
  const { script, style } = await (made ??= make())
  await page.route('**/test/harness.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
  await page.route('**/test/harness.css', (route) => route.fulfill({ contentType: 'text/css', body: style }))
  await page.evaluate(() => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = '/test/harness.css'
    document.head.append(link)
  })
}
