/** Where a thing is, by shape: ring = only on this laptop. The other three marks come with the hub. */
import classes from './proof.module.css'

export function Proof({ state }: { readonly state: 'here' | 'broken' }) {
  return <span className={state === 'here' ? classes.here : classes.broken} aria-hidden="true" />
}
