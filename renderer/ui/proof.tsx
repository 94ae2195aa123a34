/**
 * Where a thing is, by shape: ring = only on this laptop, half disc = on its way, disc with a tick = on the hub, dashed
 * ring = not here; a dashed ring in red is what stands outside of that, such as a shell that does not answer or a change that
 * was sent back.
 */
import classes from './proof.module.css'

export type ProofState = 'here' | 'sending' | 'hub' | 'elsewhere' | 'broken'

export function Proof({ state }: { readonly state: ProofState }) {
  return <span className={`${classes.proof} ${classes[state] ?? ''}`} aria-hidden="true" />
}
