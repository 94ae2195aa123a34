/** One of a few options, each a panel of its own with its radio; what is chosen may open a field in place. */
import type { ReactNode } from 'react'
import classes from './option-list.module.css'

export interface PanelOption<V extends string> {
  readonly value: V
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Shown inside the panel while it is chosen. */
  readonly detail?: ReactNode
}

interface Props<V extends string> {
  readonly name: string
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: V | null
  readonly options: readonly PanelOption<V>[]
  readonly onChange: (value: V) => void
  /** The dialog around it opens with the focus here. */
  readonly autoFocus?: boolean
}

export function OptionList<V extends string>({
  name,
  label,
  isLabelHidden,
  value,
  options,
  onChange,
  autoFocus,
}: Props<V>) {
  return (
    <fieldset className={classes.list}>
      <legend className={isLabelHidden ? 'rp-sr' : classes.legend}>{label}</legend>
      {options.map((option, index) => (
        <div key={option.value} className={classes.panel} data-chosen={option.value === value || undefined}>
          <label className={classes.label}>
            <input
              type="radio"
              name={name}
              value={option.value}
              data-autofocus={(autoFocus && index === 0) || undefined}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="rp-grow">{option.label}</span>
            {option.hint ? <span className="rp-3 rp-xs rp-nw">{option.hint}</span> : null}
          </label>
          {option.value === value && option.detail ? <div className={classes.detail}>{option.detail}</div> : null}
        </div>
      ))}
    </fieldset>
  )
}
