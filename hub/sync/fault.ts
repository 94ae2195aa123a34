import type { HubError } from '../../shared/sync/messages.ts'

/** Thrown to answer a request with an error of the protocol; anything else thrown is a bug. */
export class HubFault extends Error {
  readonly wire: HubError
  constructor(wire: HubError) {
    super(wire.type)
    this.name = 'HubFault'
    this.wire = wire
  }
}
