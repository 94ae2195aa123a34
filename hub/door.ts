/** The front door: tokens and invitation codes, with patience for mistakes and none for guessing. */
import type { FrontDoor } from './hub.ts'
import { firstAdminName } from './identity/joining.ts'
import type { Identity } from './identity/identity.ts'
import { settlePerson, type PersonDeps } from './settle-person.ts'
import { HubFault } from './sync/fault.ts'

export interface DoorDeps extends PersonDeps {
  readonly identity: Identity
}

const unauthorised = (): HubFault => new HubFault({ type: 'unauthorised', retry: 'never' })
const busy = (retryAfterMs: number): HubFault => new HubFault({ type: 'busy', retry: 'backoff', retryAfterMs })

export function createDoor(deps: DoorDeps): FrontDoor {
  const { identity, ws } = deps
  return {
    authenticate: async (token, address) => {
      // a good token is let in whatever else came from its address: an office has one
      const result = await identity.authenticate(token)
      switch (result.type) {
        case 'ok':
          return { ws, deviceId: result.caller.device.id, memberId: result.caller.user.memberId }
        case 'revoked':
        case 'inactive':
          throw new HubFault({ type: 'revoked', retry: 'never' })
        case 'unknown': {
          if (!identity.attempts.allowed(address)) throw busy(identity.attempts.waitMs(address))
          identity.attempts.failed(address)
          throw unauthorised()
        }
      }
    },
    // a person is the member they were invited as: accounts may be waiting under it. The laptop puts its own under that one
    join: async ({ code, deviceName, name }, address) => {
      if (!identity.attempts.allowed(address)) throw busy(identity.attempts.waitMs(address))
      const joined = await identity.join({ code, deviceName })
      if (!joined.ok) {
        const { type } = joined.error
        if (type === 'unknown_code') identity.attempts.failed(address)
        throw new HubFault({ type: 'code', retry: 'never', why: type === 'unknown_code' ? 'unknown' : type })
      }
      const { device, token } = joined.value
      const isUnnamed = joined.value.user.name === firstAdminName && (name ?? '') !== ''
      const user = isUnnamed
        ? await identity.by(joined.value.user.id).updateUser(joined.value.user.id, { name: name as string })
        : joined.value.user
      await settlePerson(deps, user)
      return { ws, token, deviceId: device.id, memberId: user.memberId, name: user.name, role: user.role }
    },
  }
}
