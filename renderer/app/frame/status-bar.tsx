/** The foot of the window: where everything is, in one honest sentence, and at most four keys of this screen. */
import { sentenceGap } from '../../i18n/format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useConnection } from '../../platform/connection.ts'
import { useAsk } from '../../platform/queries.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Proof } from '../../ui/proof.tsx'
import { useKeyBar } from '../keyboard/use-shortcuts.ts'
import { useIsSettled } from '../settled.ts'
import { useSettings } from '../settings.ts'
import classes from './frame.module.css'

const mostKeys = 4

function SyncSentence() {
  const t = useWords()
  const { language } = useSettings()
  const { reachable } = useConnection()
  // counted by the second worker, which need not be there before the first screen is
  const status = useAsk('sync.status', {}, useIsSettled()).data
  if (reachable !== 'up')
    return (
      <>
        <Proof state="broken" />
        <span className="rp-danger rp-cut">{t(reachable === 'down' ? 'frame:down' : 'frame:refused')}</span>
      </>
    )
  const rest =
    status === undefined ? '' : status.unsent === 0 ? t('frame:noHub') : t('frame:waiting', { count: status.unsent })
  return (
    <>
      <Proof state="here" />
      <span className="rp-cut">{[t('frame:savedAll'), rest].join(sentenceGap[language])}</span>
    </>
  )
}

function Keys() {
  const t = useWords()
  const bars = useKeyBar((s) => s.bars)
  const keys = bars.flatMap((b) => b.keys).slice(0, mostKeys)
  return (
    <ul className={classes.keys} aria-label={t('frame:keys')}>
      {keys.map(({ label, keys: combos }) => (
        <li key={label}>
          {label}{' '}
          {combos.map((combo) => (
            <Kbd key={combo} keys={combo} />
          ))}
        </li>
      ))}
    </ul>
  )
}

export function StatusBar() {
  return (
    <footer className={classes.statusbar}>
      <span className={classes.sync} role="status">
        <SyncSentence />
      </span>
      <Keys />
    </footer>
  )
}
