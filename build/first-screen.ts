/**
 * The page names the files of its first screen in its HTML, so that they are fetched beside the libraries and not after
 * these have run: a plugin for Vite.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite'

interface Chunk {
  readonly type: string
  readonly fileName: string
  readonly facadeModuleId?: string | null
  readonly imports?: readonly string[]
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}
type Bundle = Readonly<Record<string, Chunk>>

/** The chunk of a module and all it needs, each once, what is needed first. */
export function filesOf(bundle: Bundle, module: string): readonly string[] {
  const first = Object.values(bundle).find((chunk) => chunk.facadeModuleId?.endsWith(module) === true)
  if (!first) throw new Error(`no chunk is made of ${module}`)
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (name: string): void => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || seen.has(name)) return
    seen.add(name)
    for (const needed of chunk.imports ?? []) add(needed)
    files.add(name)
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
  }
  add(first.fileName)
  return [...files]
}

const tagOf = (file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: file.endsWith('.css') ? 'stylesheet' : 'modulepreload', crossorigin: true, href: `/${file}` },
  injectTo: 'head',
})

/** Adds what a screen needs to the page, apart from what stands there already. */
export const firstScreen = (module: string): Plugin => ({
  name: 'rapport-first-screen',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) =>
      filesOf((bundle ?? {}) as unknown as Bundle, module)
        .filter((file) => !html.includes(file))
        .map(tagOf),
  },
})
