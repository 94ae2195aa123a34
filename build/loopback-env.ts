// What the loopback shell is started with, by `npm start` and by the measurement of its start alike.
import { inProject } from './project.ts'

/** Node keeps what it compiled, main thread and workers: a second start is a third shorter. */
export const loopbackEnv = { NODE_COMPILE_CACHE: inProject('out', 'code-cache') } as const
