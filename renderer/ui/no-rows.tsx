/** Where a list is empty: because nothing fits the words typed, or because there is nothing yet. */
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Empty } from './empty.tsx'

interface Props {
  /** The words the list is narrowed by, if any. */
  readonly text: string | undefined
  readonly why: string
  readonly todo?: string | undefined
  readonly children?: ReactNode
}

export function NoRows({ text, why, todo, children }: Props) {
  const t = useWords()
  if (text !== undefined) return <Empty why={t('common:nothingFits', { text })} todo={t('common:nothingFitsTodo')} />
  return (
    <Empty why={why} {...(todo === undefined ? {} : { todo })}>
      {children}
    </Empty>
  )
}
