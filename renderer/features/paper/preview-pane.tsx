/** A sheet beside its editor as it will be printed, as large as there is room, or as one likes. */
import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Paper } from '../../../shared/documents/paper.ts'
import { pageBox } from '../../../shared/documents/page-size.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './editor.module.css'
import { PaperPreview } from './paper-preview.tsx'
import { useDeskWidth } from './use-desk-width.ts'

const zooms = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5]
const pxPerMm = 96 / 25.4

export function PreviewPane({ paper }: { readonly paper: Paper }) {
  const t = useWords()
  const format = useFormat()
  const desk = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [chosen, setChosen] = useState<number | null>(null)
  const width = useDeskWidth(desk)
  const fit = Math.min(1, Math.max(0.4, (width - 48) / (pageBox(paper.size, paper.isLandscape).width * pxPerMm)))
  const zoom = chosen ?? fit
  const step = (by: 1 | -1): void => {
    const next = by === 1 ? zooms.find((z) => z > zoom + 0.01) : zooms.findLast((z) => z < zoom - 0.01)
    if (next !== undefined) setChosen(next)
  }
  return (
    <section className={classes.preview}>
      <div className={classes.bar}>
        <span>{t('paper:pages', { count: pages })}</span>
        <span className="rp-grow" />
        <ActionIcon variant="subtle" aria-label={t('paper:smaller')} onClick={() => step(-1)}>
          <IconMinus size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
        <button type="button" className={classes.zoom} onClick={() => setChosen(null)}>
          {chosen === null ? t('paper:fit') : format.share(zoom)}
        </button>
        <ActionIcon variant="subtle" aria-label={t('paper:larger')} onClick={() => step(1)}>
          <IconPlus size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <div ref={desk} className={classes.desk} tabIndex={0} role="group" aria-label={t('paper:preview')}>
        {width === 0 ? null : <PaperPreview paper={paper} zoom={zoom} onPages={setPages} />}
      </div>
    </section>
  )
}
