// First import of every TypeScript entry point: says in a sentence that Node is too old, before an import further down
// fails with a stack trace (the SQLite binding crashes the process on Node 20). Imports run in order, so this must be
// the first line of the entry.

const MINIMUM = { major: 22, minor: 12 } as const

/** Whether a Node version such as '22.12.0' can run Rapport. */
export function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > MINIMUM.major || (major === MINIMUM.major && minor >= MINIMUM.minor)
}

if (!isNodeNewEnough(process.versions.node)) {
  process.stderr.write(
    `Rapport 需要 Node ${MINIMUM.major}.${MINIMUM.minor} 或更新的版本，这里是 ${process.versions.node}。用 npm start 会自动选对。\n` +
      `Rapport needs Node ${MINIMUM.major}.${MINIMUM.minor} or later; this is ${process.versions.node}. npm start picks the right one.\n`,
  )
  process.exit(1)
}
