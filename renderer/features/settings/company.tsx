/** Who we are on paper: it stands at the head of every sheet a client gets. */
import { Button, ColorInput, FileButton, TextInput } from '@mantine/core'
import { useRef } from 'react'
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
import { hexOf, isFaint } from './colour.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'
import { useTyped } from './use-typed.ts'

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
  const remove = (): void =>
    void run('records.patch', { type: 'company', id: company.id, patch: { logoId: null } }, t('settings:logoRemoved'))
  return (
    <div className="rp-row">
      {url === null ? null : <img src={url} alt={t('settings:logo')} className={classes.logo} />}
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props}>{t(company.logoId === null ? 'settings:addLogo' : 'settings:otherLogo')}</Button>
        )}
      </FileButton>
      {company.logoId === null ? null : (
        <Button className="rp-danger" variant="subtle" onClick={remove}>
          {t('settings:removeLogo')}
        </Button>
      )}
    </div>
  )
}

function Form({ company }: { readonly company: Company | null }) {
  const t = useWords()
  const run = useRun()
  const button = useRef<HTMLButtonElement>(null)
  const kept = {
    ...Object.fromEntries(fields.map((field) => [field, company?.[field] ?? ''])),
    color: company?.color ?? usualColor,
  } as Record<Field | 'color', string>
  const { values, isTyped, set, save } = useTyped(
    kept,
    async ({ color, ...texts }) => {
      const hex = hexOf(color ?? '')
      const changed = { ...texts, ...(hex === null ? {} : { color: hex }) }
      return (await run('company.set', changed, { quietly: t('settings:saved') })) !== null
    },
    (field, text) => field !== 'color' || hexOf(text) !== null,
  )
  const hex = hexOf(values.color)
  const hasName = values.name.trim() !== ''
  return (
    <form
      className={classes.company}
      // as every setting it is saved when a field is left; the button says so
      onBlur={({ relatedTarget }) => {
        if (hasName && relatedTarget !== button.current) void save()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (hasName) void save().then((isSaved) => (isSaved && hex !== null ? say(t('settings:saved')) : undefined))
      }}
    >
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`fields:company.${field}`)}
          value={values[field]}
          maxLength={field === 'email' ? 320 : field === 'phone' ? 120 : 200}
          error={field === 'name' && !hasName && isTyped ? t('settings:nameFirst') : null}
          onChange={(event) => set(field, event.currentTarget.value)}
        />
      ))}
      <ColorInput
        label={t('fields:company.color')}
        format="hex"
        withEyeDropper={false}
        // what is wrong is said, not put right unseen
        fixOnBlur={false}
        error={hex === null ? t('settings:colourWrong') : null}
        description={hex !== null && isFaint(hex) ? <span className="rp-warn">{t('settings:colourFaint')}</span> : null}
        value={values.color}
        popoverProps={{ transitionProps: { duration: 0 } }}
        onChange={(color) => set('color', color)}
      />
      <Button ref={button} type="submit" className={classes.keep} disabled={!hasName}>
        {t('common:save')}
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
