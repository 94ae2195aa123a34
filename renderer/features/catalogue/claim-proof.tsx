/** The material of the library that proves a claim: its name leads to it, and it is chosen in place. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import inline from '../../ui/inline-text.module.css'
import { MaterialSelect } from '../library/material-select.tsx'

interface Props {
  /** Which claim, for those who hear it. */
  readonly label: string
  readonly materialId: string | null
  /** Null where there is none, or it is no more. */
  readonly name: string | null
  readonly onSave: (materialId: string | null) => Promise<boolean>
}

export function ClaimProof({ label, materialId, name, onSave }: Props) {
  const t = useWords()
  const [isChoosing, setChoosing] = useState(false)
  // whoever chose, or pressed Esc, is back where they were; a press elsewhere stays there
  const [isBack, setBack] = useState(false)
  const leave = (isKey: boolean): void => {
    setBack(isKey)
    setChoosing(false)
  }
  if (isChoosing)
    return (
      <MaterialSelect
        label={t('catalogue:proofOf', { name: label })}
        placeholder={t('catalogue:noProof')}
        value={name === null ? null : materialId}
        name={name}
        onChange={(id) => void onSave(id).then((isSaved) => (isSaved ? leave(true) : undefined))}
        onCancel={leave}
      />
    )
  const word = t(name === null ? 'common:add' : 'catalogue:otherProof')
  const choose = {
    type: 'button',
    'aria-label': `${t('catalogue:proofOf', { name: label })}: ${word}`,
    autoFocus: isBack,
    onClick: () => setChoosing(true),
  } as const
  if (name === null || materialId === null)
    return (
      <button {...choose} className={inline.shown}>
        <span className="rp-3">{word}</span>
      </button>
    )
  return (
    <span>
      <Link to="/library/$materialId" params={{ materialId }}>
        {name}
      </Link>{' '}
      <button {...choose} className="rp-link rp-xs">
        {word}
      </button>
    </span>
  )
}
