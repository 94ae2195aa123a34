/** What a material is for, each changed where it stands; lists are written with commas. */
import { Select } from '@mantine/core'
import { webLink } from '../../../shared/base/web-link.ts'
import { accountStages } from '../../../shared/domain/account.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FilterMenu } from '../../ui/filter-menu.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import classes from './library.module.css'
import { listOf } from './word-list.ts'

const lists = ['products', 'audiences', 'tags', 'collections'] as const
const languages = ['zh-CN', 'en'] as const

export function MaterialFacts({ material }: { readonly material: Row<'material'> }) {
  const t = useWords()
  const run = useRun()
  const words = useChoiceWords()
  const { id, name } = material
  const said = { quietly: t('library:changed', { name }) }
  const keep = async (patch: Partial<Row<'material'>>): Promise<boolean> =>
    (await run('materials.describe', { id, ...patch }, said)) !== null
  return (
    <section className={classes.facts} aria-label={t('fields:material.note')}>
      {lists.map((field) => (
        <FactLine
          key={field}
          label={t(`fields:material.${field}`)}
          value={(material[field] ?? []).join(t('common:comma'))}
          hint={t('library:listed')}
          onSave={(text) => keep({ [field]: listOf(text) })}
        />
      ))}
      <span className="rp-3 rp-xs">{t('fields:material.stages')}</span>
      <span>
        <FilterMenu
          label={t('library:anyStage')}
          groups={[
            {
              id: 'stages',
              options: accountStages.map((value) => ({ value, label: words('stage', value) })),
              chosen: material.stages ?? [],
              onChange: (stages) => void keep({ stages: stages.length === 0 ? null : stages }),
            },
          ]}
        />
      </span>
      <span className="rp-3 rp-xs" id="material-language">
        {t('fields:material.language')}
      </span>
      <Select
        size="xs"
        aria-labelledby="material-language"
        placeholder={t('library:noLanguage')}
        clearable
        data={languages.map((value) => ({ value, label: t(`library:languages.${value}`) }))}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={material.language}
        onChange={(language) => void keep({ language })}
      />
      <FactLine
        label={t('fields:material.link')}
        value={material.link ?? ''}
        hint={t('library:linkHint')}
        check={(text) => (text.trim() === '' || webLink(text) !== null ? null : t('library:linkWrong'))}
        onSave={(text) => keep({ link: text.trim() === '' ? null : text.trim() })}
      />
      <FactLine
        label={t('fields:material.note')}
        value={material.note ?? ''}
        isLong
        onSave={(text) => keep({ note: text.trim() === '' ? null : text })}
      />
    </section>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly isLong?: boolean
  readonly check?: (text: string) => string | null
  readonly onSave: (text: string) => Promise<boolean>
}

function FactLine({ label, ...field }: LineProps) {
  return (
    <>
      <span className="rp-3 rp-xs">{label}</span>
      <InlineText label={label} {...field} />
    </>
  )
}
