/** Whether a colleague has an account like the one that is typed: asked of the hub, so only now and then and only with one. */
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconUsers } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import classes from './accounts.module.css'

interface Props {
  readonly name: string
  readonly phone: string
  readonly region: string
}

const typingMs = 600
/** An answer of the hub is good for so long; a colleague may make one meanwhile. */
const goodForMs = 30_000

export function TeamLikeness({ name, phone, region }: Props) {
  const t = useWords()
  const hasHub = (useAsk('sync.status', {}).data?.hub ?? null) !== null
  const [typed] = useDebouncedValue(
    { name: name.trim(), phone: phone.trim() || null, region: region.trim() || null },
    typingMs,
  )
  const isLongEnough = typed.name.length >= 2
  const { data } = useQuery({
    ...ask('sync.likeness', typed),
    enabled: hasHub && isLongEnough,
    staleTime: goodForMs,
    // what fits other letters would be said of these
    gcTime: goodForMs,
  })
  if (!hasHub || !isLongEnough || data === undefined || name.trim() !== typed.name) return null
  if (!data.asked) return <p className="rp-xs rp-3">{t('sync:likenessNot')}</p>
  return data.found.map(({ maskedName, ownerName }) => (
    <p key={`${maskedName} ${ownerName ?? ''}`} className={classes.teamLikeness}>
      <IconUsers size={16} stroke={1.6} aria-hidden />
      <span>
        {ownerName === null
          ? t('sync:likeness', { name: maskedName })
          : t('sync:likenessOwner', { name: maskedName, owner: ownerName })}
      </span>
    </p>
  ))
}
