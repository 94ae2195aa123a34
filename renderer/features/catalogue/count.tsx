/** A number of people, months or percent of a price package, changed where it stands. */
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import { wholeNumber } from '../paper/number-text.tsx'
import classes from './catalogue.module.css'

interface CountProps {
  /** What is counted, in words. */
  readonly name: string
  /** Of which line, for who does not see where it stands. */
  readonly of?: string
  readonly value: number | null
  readonly most: number
  /** What none means, where that is not any. */
  readonly none?: string
  /** Why a number that can be one is none here, or null. */
  readonly check?: (value: number | null) => string | null
  readonly onSave: (value: number | null) => Promise<boolean>
}

export function Count({ name, of, value, most, none, check, onSave }: CountProps) {
  const t = useWords()
  const format = useFormat()
  const parse = wholeNumber(0, most)
  const wrong = (text: string): string | null => {
    const found = parse(text)
    return found === undefined ? t('paper:wholeLimits', { least: 0, most }) : (check?.(found) ?? null)
  }
  return (
    <span className={classes.fact}>
      <span className="rp-xs rp-3">{name}</span>
      <InlineText
        label={of === undefined ? name : `${name}: ${of}`}
        inputMode="numeric"
        value={String(value ?? '')}
        shown={value === null ? (none ?? t('catalogue:any')) : format.number(value)}
        check={wrong}
        onSave={(text) => onSave(parse(text) ?? null)}
      />
    </span>
  )
}

/** So many people. */
export const mostPeople = 10_000_000

export type Headcount = 'headcountMin' | 'headcountMax'

type Headcounts = Readonly<Record<Headcount, number | null>>

/** Whether the fewest people, or the most, would pass the other. */
export function crosses(of: Headcounts, field: Headcount, value: number | null): boolean {
  const [min, max] = field === 'headcountMin' ? [value, of.headcountMax] : [of.headcountMin, value]
  return min !== null && max !== null && min > max
}
