/** One row among others: earlier, later, away. */
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useWords } from '../i18n/use-words.ts'

interface Props {
  /** What the row is called, for who does not see where the buttons stand. */
  readonly name: string
  readonly index: number
  readonly count: number
  /** To a place counted from 0. */
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

export function OrderButtons({ name, index, count, onMove, onRemove }: Props) {
  const t = useWords()
  return (
    <>
      <ActionIcon
        variant="subtle"
        disabled={index === 0}
        aria-label={`${t('common:earlier')}: ${name}`}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        disabled={index === count - 1}
        aria-label={`${t('common:later')}: ${name}`}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={`${t('common:delete')}: ${name}`} onClick={onRemove}>
        <IconX size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </>
  )
}
