/** Who asks, established by the identity of the hub before anything of theirs is looked at. */
export interface SyncCaller {
  readonly ws: string
  readonly deviceId: string
  readonly memberId: string
}
