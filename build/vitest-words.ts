// How vitest is called here: some projects of vitest.config.ts, for a person on the terminal and as a report in `out/`.
import { inProject } from './project.ts'

export const vitestWords = (projects: readonly string[], report: string): readonly string[] => [
  'run',
  ...projects.flatMap((name) => ['--project', name]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${inProject('out', report)}`,
]
