/**
 * What the first screen will ask, asked once while the window is still opening: statements are prepared, the pages of the
 * database they walk are read. Its answers are thrown away, and so is any fault: the page will meet it itself and say so.
 */
import { dateIn } from '../../shared/base/local-date.ts'
import type { Input, ProcedureName } from '../../shared/api/contract.ts'
import type { ReaderContext, WriterContext } from './context.ts'
import { dispatch } from './dispatch.ts'
import { sortKey } from './store/sort-key.ts'

export async function warmUp(ctx: ReaderContext | WriterContext): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = dateIn(ctx.nowMs(), zone)
  const ask = <N extends ProcedureName>(name: N, input: Input<N>) => dispatch(ctx, name, input)
  await ask('app.info', {})
  await ask('today.get', { date: today, zone })
  await ask('nav.counts', { today })
}

/** What the first write would otherwise pay for: the order of all characters (40 ms) and the dictionary of readings. */
export const warmUpWrites = (): void => void sortKey('见面')
