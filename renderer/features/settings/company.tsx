/** Who we are on paper: it stands at the head of every sheet a client gets. */
import { Button, ColorInput, FileButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { usualColor, type Company } from '../../../shared/domain/company.ts'
import { faultWords } from '../../app/fault-words.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { useAsk } from '../../platform/queries.ts'
import { FileRefusedHere, handOver } from '../../platform/stored-files.ts'
import { useShownUrl } from '../attachments/use-shown-url.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'

/** As `company.setLogo` takes it. */
const largestLogoBytes = 5_000_000

const fields = ['name', 'nameEn', 'phone', 'email', 'website', 'address', 'addressEn'] as const
type Field = (typeof fields)[number]

function Logo({ company }: { readonly company: Company }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { url } = useShownUrl(company.logoId, '')
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return
    if (file.size > largestLogoBytes)
      return sayFault(t('library:tooLarge', { name: file.name, size: format.size(largestLogoBytes) }))
    try {
      await run('company.setLogo', await handOver(file), t('settings:logoTaken'))
    } catch (error) {
      if (error instanceof FileRefusedHere) sayFault(t(`attachments:refused.${error.reason}`))
      else sayFault(faultWords(t, faultFrom(error), format.size))
    }
  }
  return (
    <div className="rp-row">
      {url === null ? null : <img src={url} alt={t('settings:logo')} className={classes.logo} />}
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props}>{t(company.logoId === null ? 'settings:addLogo' : 'settings:otherLogo')}</Button>
        )}
      </FileButton>
    </div>
  )
}

function Form({ company }: { readonly company: Company | null }) {
  const t = useWords()
  const run = useRun()
  const [typed, setTyped] = useState<Readonly<Partial<Record<Field | 'color', string>>>>({})
  const valueOf = (field: Field): string => typed[field] ?? company?.[field] ?? ''
  const save = async (): Promise<void> => {
    const { color, ...texts } = typed
    const isColor = color !== undefined && /^#[0-9a-f]{6}$/i.test(color)
    const saved = await run(
      'company.set',
      { ...texts, ...(isColor ? { color } : {}) },
      { quietly: t('settings:saved') },
    )
    if (saved === null) return
    // what was typed meanwhile waits for the next time
    setTyped((now) => Object.fromEntries(Object.entries(now).filter(([field, text]) => text !== typed[field as Field])))
    say(t('settings:saved'))
  }
  return (
    <form
      className={classes.company}
      onSubmit={(event) => {
        event.preventDefault()
        if (valueOf('name').trim() !== '') void save()
      }}
    >
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`fields:company.${field}`)}
          value={valueOf(field)}
          maxLength={field === 'email' ? 320 : field === 'phone' ? 120 : 200}
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
        />
      ))}
      <ColorInput
        label={t('fields:company.color')}
        format="hex"
        withEyeDropper={false}
        value={typed.color ?? company?.color ?? usualColor}
        popoverProps={{ transitionProps: { duration: 0 } }}
        onChange={(color) => setTyped({ ...typed, color })}
      />
      <Button type="submit" className={classes.keep} disabled={valueOf('name').trim() === ''}>
        {t('settings:saveCompany')}
      </Button>
    </form>
  )
}

export function CompanySection() {
  const t = useWords()
  const { data } = useAsk('company.get', {})
  if (!data) return null
  const { company } = data
  return (
    <Section id="company" title={t('settings:company')}>
      <p className="rp-2">{t('settings:companyHint')}</p>
      <Form company={company} />
      {company === null ? null : <Logo company={company} />}
    </Section>
  )
}
