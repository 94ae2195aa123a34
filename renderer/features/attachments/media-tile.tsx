/** One photo, memo or file of a visit, large enough for a thumb. */
import { IconFile } from '@tabler/icons-react'
import { openDialog } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './attachments.module.css'
import { useFileWords, type ListedFile } from './file-words.ts'
import { PlayButton } from './play-button.tsx'
import { Thumb } from './thumb.tsx'

interface Props {
  readonly listed: ListedFile
}

function PhotoTile({ listed }: Props) {
  const t = useWords()
  const { when } = useFileWords()(listed.file)
  const label = [t('attachments:photoAt', { when }), listed.file.caption].filter(Boolean).join(t('common:comma'))
  return (
    <button
      type="button"
      className={classes.tile}
      aria-label={label}
      onClick={() => openDialog({ type: 'file', id: listed.file.id })}
    >
      <Thumb listed={listed} />
      <span className={classes.time}>{when}</span>
    </button>
  )
}

function WideTile({ listed }: Props) {
  const t = useWords()
  const { file, state } = listed
  const { name, when, amount } = useFileWords()(file)
  const isMemo = file.kind === 'memo'
  return (
    <div className={classes.wide}>
      {isMemo ? <PlayButton file={file} name={name} /> : <IconFile stroke={1.6} aria-hidden className={classes.icon} />}
      <span className={classes.text}>
        <button
          type="button"
          className={`${classes.plain} rp-cut`}
          aria-label={t('attachments:openFile', { name })}
          onClick={() => openDialog({ type: 'file', id: file.id })}
        >
          {isMemo ? t('attachments:memoName', { time: when }) : name}
        </button>
        <span className="rp-xs rp-3 rp-cut">
          <Facts items={[amount, isMemo ? null : when, state === 'here' ? null : t(`attachments:${state}`)]} />
        </span>
      </span>
    </div>
  )
}

export const MediaTile = ({ listed }: Props) =>
  listed.file.kind === 'photo' ? <PhotoTile listed={listed} /> : <WideTile listed={listed} />
