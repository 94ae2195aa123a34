/** What the hub says a person sees: new buckets are remembered, those that are no longer theirs are left. */
import { userBucket, workspaceBucket } from '../../../shared/sync/buckets.ts'
import { HubUnavailable } from './hub-client.ts'
import { readLink } from './hub-link.ts'
import { leaveBuckets } from './leave-buckets.ts'
import { takeScope } from './replica.ts'
import type { SyncContext } from './sync-context.ts'

/**
 * Everybody sees what concerns all and what is theirs: an answer without that is about somebody else, and following it would
 * empty the laptop. Throws `HubUnavailable`.
 */
export function checkScope(ctx: SyncContext, scope: readonly string[]): void {
  const memberId = readLink(ctx.store.read)?.memberId ?? ''
  if (!scope.includes(workspaceBucket) || !scope.includes(userBucket(memberId)))
    throw new HubUnavailable({ type: 'garbled', detail: 'not the scope of this person' })
}

/** The scope a hub named as it refused to give something; null for any other error. */
export const scopeTold = (error: unknown): readonly string[] | null =>
  error instanceof HubUnavailable && error.trouble.type === 'hub' && error.trouble.error.type === 'scope'
    ? error.trouble.error.scope
    : null

/** Takes the scope as told. Throws `HubUnavailable` for one that cannot be this person's. */
export async function followScope(ctx: SyncContext, scope: readonly string[]): Promise<void> {
  checkScope(ctx, scope)
  const { write } = ctx.store
  const gone = write.connection.transaction(() => takeScope(write, scope)).immediate()
  await leaveBuckets(ctx, gone)
}
