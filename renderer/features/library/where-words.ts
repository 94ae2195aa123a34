/** Where a file of the library is, as a sign and a word. */
import type { MaterialVersion } from '../../../shared/api/materials.ts'
import type { ProofState } from '../../ui/proof.tsx'

export type Where = 'here' | 'onlyHere' | 'both' | 'elsewhere' | 'damaged'

/** Without a hub `here` is all there is to say. */
export function whereIs({ state, isOnHub }: Pick<MaterialVersion, 'state' | 'isOnHub'>): Where {
  if (state !== 'here') return state
  if (isOnHub === null) return 'here'
  return isOnHub ? 'both' : 'onlyHere'
}

export const proofOf: Readonly<Record<Where, ProofState>> = {
  here: 'here',
  onlyHere: 'here',
  both: 'hub',
  elsewhere: 'elsewhere',
  damaged: 'broken',
}
