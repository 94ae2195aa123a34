/** What is being added to the library, how far it is, and its stop. */
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { AddMaterials } from './use-add-materials.ts'
import classes from './library.module.css'

export function AddingMaterial({ adding, stop }: Pick<AddMaterials, 'adding' | 'stop'>) {
  const t = useWords()
  const format = useFormat()
  if (adding === null) return null
  const { name, share, index, count } = adding
  const said =
    share === null ? t('library:reading', { name }) : t('library:adding', { name, share: format.share(share) })
  return (
    <div className={`${classes.adding} rp-xs`} role="status">
      <ProgressBar share={share} label={said}>
        <Facts items={[said, count === 1 ? null : t('library:addingOf', { index, count })]} />{' '}
        <button type="button" className="rp-link" onClick={stop}>
          {t('library:stop')}
        </button>
      </ProgressBar>
    </div>
  )
}
