/** Files of a record as a list: opened, played, added by choice, drop or paste; the limit stands there before. */
import { ActionIcon, FileButton } from '@mantine/core'
import { IconFile, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { AttachedTo } from '../../../shared/domain/attached-to.ts'
import { openDialog, type DialogRequest } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { AddingLine } from './adding-line.tsx'
import classes from './attachments.module.css'
import { useFileWords, type ListedFile } from './file-words.ts'
import { PlayButton } from './play-button.tsx'
import { Thumb } from './thumb.tsx'
import { useAddFiles } from './use-add-files.ts'
import { useIntake } from './use-intake.ts'

interface Props {
  readonly type: AttachedTo['type']
  readonly id: string
  /** The dialog the list stands in, which a file opened from it leads back to; none on a screen. */
  readonly inDialog?: DialogRequest
}

interface RowProps {
  readonly listed: ListedFile
  readonly back: DialogRequest | undefined
}

function Mark({ listed, name }: { readonly listed: ListedFile; readonly name: string }) {
  if (listed.file.kind === 'memo') return <PlayButton file={listed.file} name={name} />
  if (listed.file.kind === 'photo') return <Thumb listed={listed} className={classes.thumb} />
  return <IconFile size={18} stroke={1.6} aria-hidden className={classes.icon} />
}

function FileLine({ listed, back }: RowProps) {
  const t = useWords()
  const { file, state } = listed
  const { name, when, amount } = useFileWords()(file)
  return (
    <li className={classes.row}>
      <Mark listed={listed} name={name} />
      <span className={classes.text}>
        <button
          type="button"
          className={`${classes.plain} rp-cut rp-exact`}
          aria-label={t('attachments:openFile', { name })}
          onClick={() => openDialog({ type: 'file', id: file.id, ...(back ? { back } : {}) })}
        >
          {name}
        </button>
        <span className="rp-xs rp-3 rp-cut">
          <Facts items={[when, amount, state === 'here' ? null : t(`attachments:${state}`), file.caption]} />
        </span>
      </span>
    </li>
  )
}

/** So many stand on a card or aside; the timeline has all of them. */
const mostListed = 30

export function RecordFiles({ type, id, inDialog }: Props) {
  const t = useWords()
  const to = useMemo(() => ({ type, id }), [type, id])
  const { data } = useAsk('attachments.list', { of: to, limit: mostListed })
  const adding = useAddFiles(to)
  const { isOver, handlers } = useIntake(adding.add, inDialog ? 1 : 0)
  return (
    <section className={classes.files} data-over={isOver || undefined} {...handlers}>
      <SectionHead title={t('attachments:title')} count={data?.total || undefined}>
        <FileButton multiple onChange={(chosen) => void adding.add(chosen)}>
          {(props) => (
            <ActionIcon size="sm" aria-label={t('attachments:add')} {...props}>
              <IconPlus size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </FileButton>
      </SectionHead>
      {data?.total === 0 ? <p className="rp-2">{t('attachments:none')}</p> : null}
      <ul className={classes.list}>
        {data?.files.map((listed) => (
          <FileLine key={listed.file.id} listed={listed} back={inDialog} />
        ))}
      </ul>
      <AddingLine {...adding} isOver={isOver} usedBytes={data?.usedBytes ?? 0} />
    </section>
  )
}
