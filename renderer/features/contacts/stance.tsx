/** Where a person stands towards us, told by shape: filled = for us, outline = neutral, dashed = doubts. */
import { useChoiceWords } from '../../i18n/choice-words.ts'
import classes from './stance.module.css'

const shapes: Readonly<Record<string, string | undefined>> = {
  for: classes.for,
  neutral: classes.neutral,
  doubts: classes.doubts,
}

export function Stance({ stance }: { readonly stance: string | null }) {
  const words = useChoiceWords()
  if (stance === null) return <span className={classes.none} aria-hidden="true" />
  return (
    <span
      className={shapes[stance] ?? classes.neutral}
      role="img"
      aria-label={words('stance', stance)}
      title={words('stance', stance)}
    />
  )
}
