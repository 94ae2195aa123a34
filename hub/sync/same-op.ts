/** Whether an op is the very one decided before under its number, or another: then two copies of a profile are at work. */
import type { Op } from '../../shared/sync/op.ts'
import { isMeta } from '../../shared/sync/payload.ts'

/**
 * What the row says of its making and of its last change is left out: a device names it as the row is at the moment of
 * sending, and between two offers of the same op its person may have gone on working, or the hub's own row have come.
 */
export const isSameOp = (decided: string, offered: Op): boolean =>
  identityOf(JSON.parse(decided) as Op) === identityOf(offered)

const identityOf = ({ n, type, id, kind, base, at, patch }: Op): string =>
  JSON.stringify([n, type, id, kind, base, at, Object.entries(patch).filter(([name]) => !isMeta(name))])
