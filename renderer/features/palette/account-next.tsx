/** Beside an account that was found: whose it is and when the next date is. */
import { useQuery } from '@tanstack/react-query'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'

export function AccountNext({ id }: { readonly id: string }) {
  const t = useWords()
  const format = useFormat()
  const { meId } = useSettings()
  const detail = useQuery(ask('accounts.get', { id })).data
  if (!detail) return null
  const owner =
    detail.owner === null || detail.owner.id === meId ? null : t('accounts:ownerOf', { name: detail.owner.name })
  const next =
    detail.nextOn === null ? (
      <span className="rp-danger">{t('palette:noNext')}</span>
    ) : (
      t('palette:nextOn', { when: format.near(detail.nextOn) })
    )
  return <Facts items={[owner, next]} />
}
