/** What the sheet, or a version of it, says otherwise than an older version: the last one unless another is chosen. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paperDiff, type PaperChange } from '../../../shared/documents/paper-diff.ts'
import type { Paper } from '../../../shared/documents/paper.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import classes from './paper.module.css'

function Change({ change }: { readonly change: PaperChange }) {
  const t = useWords()
  return (
    <li className={classes.change}>
      <span className="rp-xs rp-3">{t(`paper:change.${change.what}`)}</span>
      <span>
        {change.before === null ? null : <del>{change.before}</del>}
        {change.after === null ? null : <ins>{change.after}</ins>}
      </span>
    </li>
  )
}

interface Props {
  /** The record the sheet is of. */
  readonly subjectId: string
  readonly paper: Paper
}

/** The sheet as it stands, among versions. */
const asItStands = 'now'

function useVersion(id: string | null): Paper | undefined {
  return useQuery({ ...ask('documents.get', { id: id ?? '' }), enabled: id !== null }).data?.paper
}

export function ChangesSince({ subjectId, paper }: Props) {
  const t = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const [chosenTo, setChosenTo] = useState<string | null>(null)
  // the newest first
  const versions = useAsk('documents.list', { of: 'subject', id: subjectId }).data?.rows ?? []
  const from = versions.find((one) => one.id === chosen) ?? versions[0] ?? null
  const newer = versions.slice(0, from === null ? 0 : versions.indexOf(from))
  const to = newer.find((one) => one.id === chosenTo)?.id ?? null
  const before = useVersion(from?.id ?? null)
  const old = useVersion(to)
  const after = to === null ? paper : old
  if (from === null) return null
  const changes = before && after ? paperDiff(before, after) : null
  const named = (one: (typeof versions)[number]) => ({
    value: one.id,
    label: t('paper:version', { no: one.versionNo }),
  })
  return (
    <div className={classes.changes}>
      <div className={classes.between}>
        <Select
          label={t('paper:changedSince')}
          allowDeselect={false}
          data={versions.map(named)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={from.id}
          onChange={setChosen}
        />
        {newer.length === 0 ? null : (
          <Select
            label={t('paper:changedUpTo')}
            allowDeselect={false}
            data={[{ value: asItStands, label: t('paper:asItStands') }, ...newer.map(named)]}
            comboboxProps={{ transitionProps: { duration: 0 } }}
            value={to ?? asItStands}
            onChange={(value) => setChosenTo(value === asItStands ? null : value)}
          />
        )}
      </div>
      {changes?.length === 0 ? <p className="rp-2">{t('paper:nothingChanged')}</p> : null}
      <ul>
        {changes?.map((change) => (
          <Change key={`${change.what} ${change.where} ${change.before} ${change.after}`} change={change} />
        ))}
      </ul>
    </div>
  )
}
