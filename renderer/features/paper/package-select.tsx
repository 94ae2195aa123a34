/** The price packages that fit an account, and why the chosen one does. */
import { Select } from '@mantine/core'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'

interface Props {
  readonly accountId: string
  /** Of this product only; null takes those of all. */
  readonly productId: string | null
  readonly value: string | null
  /** In a dialog: it is what is chosen first. */
  readonly autoFocus?: boolean
  readonly onChange: (id: string | null) => void
}

export function PackageSelect({ accountId, productId, value, autoFocus, onChange }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const proposed = useAsk('catalogue.propose', { accountId, productId }).data?.rows
  // one that was chosen and fits no more is asked for besides; else this is the same question
  const isProposed = proposed === undefined || proposed.some(({ package: one }) => one.id === value)
  const offers = useAsk('catalogue.propose', { accountId, productId, chosenId: isProposed ? null : value }).data?.rows
  const chosen = offers?.find(({ package: one }) => one.id === value)
  const isByPeople = chosen?.because.includes('headcount') === true
  const headcount = useAsk('accounts.get', { id: accountId }, isByPeople).data?.account.headcount ?? null
  const people = (min: number | null, max: number | null): string =>
    t('paper:peopleIn', {
      people: headcount === null ? '' : t('paper:peopleOf', { count: headcount }),
      range:
        max === null
          ? t('paper:peopleFrom', { min: min ?? 0 })
          : min === null
            ? t('paper:peopleUpTo', { max })
            : t('paper:peopleBetween', { min, max }),
    })
  const because = chosen?.because
    .map((reason) =>
      reason === 'headcount'
        ? people(chosen.package.headcountMin, chosen.package.headcountMax)
        : words('packageReason', reason),
    )
    .join(t('common:listComma'))
  const why = chosen?.fits === false ? t('paper:notFor') : because && t('paper:because', { what: because })
  return (
    <Select
      label={t('paper:package')}
      placeholder={t(offers?.length === 0 ? 'paper:noPackage' : 'paper:choosePackage')}
      clearable
      allowDeselect={false}
      data={(offers ?? []).map(({ package: one }) => ({ value: one.id, label: one.name }))}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      description={why}
      // of the choice, not of the question
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={onChange}
      data-autofocus={autoFocus || undefined}
    />
  )
}
