/** A few ways to look at one list: quiet words, the chosen one bold. */
import classes from './tabs.module.css'

interface Props<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

export function Tabs<V extends string>({ label, value, options, onChange }: Props<V>) {
  return (
    <span role="group" aria-label={label} className={classes.tabs}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes.tab}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  )
}
