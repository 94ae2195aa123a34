import { expect, test } from 'vitest'
import { filesOf } from './first-screen.ts'

const chunk = (fileName: string, imports: readonly string[] = [], css: readonly string[] = []) => ({
  type: 'chunk',
  fileName,
  imports,
  facadeModuleId: `/x/${fileName.replace('.js', '.tsx')}`,
  viteMetadata: { importedCss: new Set(css) },
})
const bundle = Object.fromEntries(
  [chunk('today.js', ['shared.js', 'rows.js'], ['today.css']), chunk('rows.js', ['shared.js'], ['rows.css'])]
    .concat(chunk('shared.js', ['today.js']), chunk('other.js'))
    .map((each) => [each.fileName, each]),
)

test('all that a screen needs, each once, in the order it is needed; nothing of another', () => {
  expect(filesOf(bundle, 'today.tsx').toSorted()).toEqual(['rows.css', 'rows.js', 'shared.js', 'today.css', 'today.js'])
  expect(filesOf(bundle, 'today.tsx').indexOf('rows.js')).toBeLessThan(filesOf(bundle, 'today.tsx').indexOf('today.js'))
})

test('a screen that was renamed stops the build', () => {
  expect(() => filesOf(bundle, 'nowhere.tsx')).toThrow('nowhere.tsx')
})
