/** While a new account is typed: who may be the same already. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { en } from '../../i18n/en/words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './accounts.module.css'
import { TeamLikeness } from './team-likeness.tsx'

interface Props {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly onOpen: () => void
}

type Duplicate = Output<'accounts.duplicates'>[number]
type Reason = keyof (typeof en)['accounts']['reason']

function Found({ duplicate, onOpen }: { readonly duplicate: Duplicate; readonly onOpen: () => void }) {
  const t = useWords()
  const reasons = duplicate.reasons.map((r) => t(`accounts:reason.${r as Reason}`, { defaultValue: '' as string }))
  const owner = duplicate.ownerName === null ? null : t('accounts:ownerOf', { name: duplicate.ownerName })
  return (
    <li className={classes.duplicate}>
      <Link to="/accounts/$accountId" params={{ accountId: duplicate.id }} onClick={onOpen}>
        {duplicate.name}
      </Link>
      <div className="rp-xs rp-3">
        <Facts items={[...reasons, duplicate.region, owner]} />
      </div>
    </li>
  )
}

export function DuplicatesPanel({ name, phone, region, onOpen }: Props) {
  const t = useWords()
  const [typed] = useDebouncedValue({ name: name.trim(), phone: phone.trim(), region: region.trim() }, 120)
  const { data } = useQuery({
    ...ask('accounts.duplicates', {
      name: typed.name,
      ...(typed.phone === '' ? {} : { phone: typed.phone }),
      ...(typed.region === '' ? {} : { region: typed.region }),
    }),
    enabled: typed.name !== '',
    placeholderData: keepPreviousData,
  })
  const found = typed.name === '' ? [] : (data ?? [])
  const rest = typed.name === '' ? t('accounts:maybeSameNone') : t('accounts:nobodySame')
  return (
    <section className={classes.duplicates} aria-live="polite">
      {found.length === 0 ? <p className="rp-2">{rest}</p> : <h3>{t('accounts:maybeSame')}</h3>}
      <ul>
        {found.map((d) => (
          <Found key={d.id} duplicate={d} onOpen={onOpen} />
        ))}
      </ul>
      <TeamLikeness name={name} phone={phone} region={region} />
    </section>
  )
}
