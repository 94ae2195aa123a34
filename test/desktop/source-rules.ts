// Rules for the code of the main process and the preload, checked on the syntax tree: what the types and the stub cannot
// see. Each finding names the rule and the line.
import { parseSync } from 'vite'

/** A node of the tree, as far as the rules look at it. */
interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

export interface Finding {
  readonly rule: string
  readonly line: number
}

type Rule = (node: Node, parent: Node | null) => boolean

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Every node with its parent, depth first. */
function* nodesOf(node: Node, parent: Node | null = null): Generator<readonly [Node, Node | null]> {
  yield [node, parent]
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child, node)
  }
}

const nameOf = (value: unknown): string | null => {
  if (!isNode(value)) return null
  if (value.type === 'Identifier') return String(value['name'])
  return value.type === 'Literal' ? String(value['value']) : null
}
const isMember = (node: Node, ...names: readonly string[]): boolean =>
  node.type === 'MemberExpression' && names.includes(nameOf(node['property']) ?? '')
const isProperty = (node: Node, name: RegExp, value: boolean): boolean =>
  node.type === 'Property' &&
  name.test(nameOf(node['key']) ?? '') &&
  isNode(node['value']) &&
  node['value']['value'] === value
const importsFrom = (node: Node): string | null =>
  (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') && node['importKind'] !== 'type'
    ? nameOf(node['source'])
    : null
const isUseOf = (node: Node, parent: Node | null, name: string): boolean =>
  node.type === 'Identifier' && node['name'] === name && parent?.type !== 'ImportSpecifier'

/** Rules for everything that runs in the main process. */
export const mainRules: Readonly<Record<string, Rule>> = {
  'no remote': (node) =>
    importsFrom(node) === '@electron/remote' || (isMember(node, 'remote') && nameOf(node['object']) === 'electron'),
  'no Node in a page': (node) => isProperty(node, /^nodeIntegration/, true),
  'no lowered guard': (node) => isProperty(node, /^(webSecurity|contextIsolation|sandbox)$/, false),
  'no raised privilege': (node) =>
    isProperty(node, /^(webviewTag|allowRunningInsecureContent|experimentalFeatures|bypassCSP|corsEnabled)$/, true),
  'no opening of files by the system': (node) => isMember(node, 'openPath'),
  'no code from text': (node) =>
    isMember(node, 'executeJavaScript', 'insertCSS') ||
    ((node.type === 'CallExpression' || node.type === 'NewExpression') &&
      ['eval', 'Function'].includes(nameOf(node['callee']) ?? '')),
  'no page from a file': (node) => isMember(node, 'loadFile'),
  'no console': (node, parent) => isUseOf(node, parent, 'console'),
  'no streams that leak': (node) => isMember(node, 'toWeb', 'openAsBlob'),
}

/** Rules for the preload, on top of those for main. */
export const preloadRules: Readonly<Record<string, Rule>> = {
  ...mainRules,
  'imports electron/renderer only': (node) => !['electron/renderer', null].includes(importsFrom(node)),
  'ipcRenderer only to invoke a named channel': (node, parent) =>
    isUseOf(node, parent, 'ipcRenderer') && !(parent !== null && isMember(parent, 'invoke')),
  'channels are written out': (node) =>
    node.type === 'CallExpression' &&
    isNode(node['callee']) &&
    isMember(node['callee'], 'invoke') &&
    !(Array.isArray(node['arguments']) && isNode(node['arguments'][0]) && node['arguments'][0].type === 'Literal'),
  'no require': (node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'require',
}

/** Findings of the rules in a TypeScript source. Throws when it does not parse. */
export function findBreaches(source: string, rules: Readonly<Record<string, Rule>>): readonly Finding[] {
  const { program, errors } = parseSync('source.ts', source)
  if (errors.length > 0) throw new Error(errors[0]?.message)
  const findings: Finding[] = []
  for (const [node, parent] of nodesOf(program as unknown as Node)) {
    for (const [rule, isBroken] of Object.entries(rules)) {
      if (isBroken(node, parent)) findings.push({ rule, line: source.slice(0, node.start).split('\n').length })
    }
  }
  return findings
}
