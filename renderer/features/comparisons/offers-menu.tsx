/** What can be taken into the sheet: lines of the catalogue, what was noted at the client's, photos from there. */
import { Menu } from '@mantine/core'
import { useState } from 'react'
import type { ComparisonRow } from '../../../shared/domain/comparison.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import classes from '../paper/editor.module.css'
import { firstOf } from '../paper/texts.ts'
import type { Editing } from './editing.ts'

interface Props {
  readonly editing: Editing
  readonly part: 'row' | 'remark'
  readonly onAdded: (id: string) => void
}

/** A note is a title where it is short, else a title and its text. */
const titleOf = (body: string): string => (body.length <= 60 ? body : `${firstOf(body, 59)}…`).replaceAll('\n', ' ')

/** So much of a note fits into a line. */
const mostOfNote = 2000

export function OffersMenu({ editing, part, onAdded }: Props) {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const { comparison, rows } = editing.detail
  const { data } = useAsk('comparisons.offers', { id: comparison.id })
  if (!data) return null
  const position = Math.max(-1, ...rows.filter((row) => row.part === part).map((row) => row.position ?? 0)) + 1
  const create = async (values: Partial<ComparisonRow> & { readonly title: string }): Promise<void> => {
    const whole = {
      accountId: comparison.accountId,
      comparisonId: comparison.id,
      part,
      source: 'site' as const,
      position,
    }
    const made = await run(
      'records.create',
      { type: 'comparisonRow', values: { ...whole, ...values } },
      { quietly: t('comparisons:lineAdded') },
    )
    if (made) onAdded(made.id)
  }
  const addFeature = (id: string): void =>
    void run(
      'comparisons.addFeatures',
      { id: comparison.id, featureIds: [id] },
      { quietly: t('comparisons:lineAdded') },
    )
  const features = part === 'row' ? data.features : []
  const photos = part === 'remark' ? data.photos : []
  if (features.length + photos.length + data.notes.length === 0) return null
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      transitionProps={{ duration: 0 }}
      shadow="md"
      width={340}
    >
      <Menu.Target>
        <button type="button" className="rp-link rp-xs">
          {t(part === 'row' ? 'comparisons:fromCatalogue' : 'comparisons:fromSite')}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.offers}>
        {features.length === 0 ? null : <Menu.Label>{t('comparisons:inCatalogue')}</Menu.Label>}
        {features.map((feature) => (
          <Menu.Item key={feature.id} onClick={() => addFeature(feature.id)}>
            {feature.title}
          </Menu.Item>
        ))}
        {data.notes.length === 0 ? null : <Menu.Label>{t('comparisons:notedThere')}</Menu.Label>}
        {data.notes.map((note) => (
          <Menu.Item
            key={note.id}
            onClick={() => void create({ title: titleOf(note.body), now: firstOf(note.body, mostOfNote) })}
          >
            <span className="rp-cut">{titleOf(note.body)}</span>
            <span className="rp-xs rp-3"> {format.moment(note.notedAt)}</span>
          </Menu.Item>
        ))}
        {photos.length === 0 ? null : <Menu.Label>{t('comparisons:photosThere')}</Menu.Label>}
        {photos.map((photo) => (
          <Menu.Item
            key={photo.id}
            onClick={() =>
              void create({
                title:
                  photo.caption ??
                  t('comparisons:photoOf', { date: format.date(format.dateOf(photo.takenAt ?? photo.createdAt)) }),
                fileId: photo.id,
              })
            }
          >
            {photo.caption ?? shownFileName(photo.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
