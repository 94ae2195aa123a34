/** What a visit brings home besides words: photos with their time, memos, files; taken, dropped, pasted, recorded. */
import { FileButton } from '@mantine/core'
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { AddingLine } from './adding-line.tsx'
import classes from './attachments.module.css'
import { MediaTile } from './media-tile.tsx'
import { RecordButton } from './record-button.tsx'
import { useAddFiles } from './use-add-files.ts'
import { useIntake } from './use-intake.ts'

interface Props {
  readonly visitId: string
}

/** The newest is the one that is looked for. */
function useNewestInView(count: number) {
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    strip.current?.scrollTo({ left: strip.current.scrollWidth })
  }, [count])
  return strip
}

export function VisitMedia({ visitId }: Props) {
  const t = useWords()
  const to = useMemo(() => ({ type: 'visit', id: visitId }) as const, [visitId])
  const files = useAsk('attachments.list', { of: to }).data?.files ?? []
  const adding = useAddFiles(to)
  const { isOver, handlers } = useIntake(adding.add, 0)
  const strip = useNewestInView(files.length)
  return (
    <section
      className={classes.strip}
      aria-label={t('attachments:photosOf')}
      data-over={isOver || undefined}
      {...handlers}
    >
      <div className={classes.tiles} ref={strip}>
        <ul className={classes.files} hidden={files.length === 0}>
          {files.map((listed) => (
            <li key={listed.file.id}>
              <MediaTile listed={listed} />
            </li>
          ))}
        </ul>
        <button
          type="button"
          className={`${classes.tile} ${classes.dashed}`}
          onClick={() => openDialog({ type: 'camera', to })}
        >
          <IconCamera stroke={1.6} aria-hidden />
          {t('attachments:takePhoto')}
        </button>
        <FileButton multiple onChange={(chosen) => void adding.add(chosen)}>
          {(props) => (
            <button type="button" className={`${classes.tile} ${classes.dashed}`} {...props}>
              <IconPhotoPlus stroke={1.6} aria-hidden />
              {t('attachments:add')}
            </button>
          )}
        </FileButton>
      </div>
      <div className={classes.acts}>
        <RecordButton to={to} />
        {adding.adding === null && !isOver ? null : <AddingLine {...adding} isOver={isOver} />}
      </div>
    </section>
  )
}
