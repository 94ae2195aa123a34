/** The sheets that can be made of a record, each as a PDF that is shown; and in which language, on which paper. */
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { PaperLook } from '../../../shared/api/documents.ts'
import { paperLanguages, paperSizes } from '../../../shared/domain/comparison.ts'
import type { DocumentKind } from '../../../shared/domain/document-version.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useSettings } from '../../app/settings.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePrint } from './use-print.ts'

interface ChoiceProps {
  readonly role: 'menuitemradio' | 'menuitemcheckbox'
  readonly isOn: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** Chosen without leaving the menu. */
function Choice({ role, isOn, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role={role}
      aria-checked={isOn}
      closeMenuOnClick={false}
      rightSection={isOn ? <IconCheck size={16} stroke={1.6} aria-hidden /> : null}
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  )
}

interface Props {
  readonly kinds: readonly DocumentKind[]
  /** The record they are of. */
  readonly id: string
  /** The visit at which they are printed. */
  readonly visitId?: string
}

export function PaperMenu({ kinds, id, visitId }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const { language } = useSettings()
  const { print, isPrinting } = usePrint()
  const [isOpen, setOpen] = useState(false)
  const [look, setLook] = useState<PaperLook>({
    language: language === 'en' ? 'en' : 'zh-CN',
    paper: 'a4',
    isLandscape: false,
  })
  useLayer(isOpen)
  const set = (patch: Partial<PaperLook>): void => setLook({ ...look, ...patch })
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button disabled={isPrinting} rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}>
          {t('paper:sheets')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('paper:sheets')}>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => void print({ kind, id, look }, visitId)}>
            {words('documentKind', kind)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {paperLanguages.map((value) => (
          <Choice
            key={value}
            role="menuitemradio"
            isOn={look.language === value}
            onChoose={() => set({ language: value })}
          >
            {words('paperLanguage', value)}
          </Choice>
        ))}
        <Menu.Divider />
        {paperSizes.map((value) => (
          <Choice key={value} role="menuitemradio" isOn={look.paper === value} onChoose={() => set({ paper: value })}>
            {words('paperSize', value)}
          </Choice>
        ))}
        <Choice
          role="menuitemcheckbox"
          isOn={look.isLandscape}
          onChoose={() => set({ isLandscape: !look.isLandscape })}
        >
          {t('paper:landscape')}
        </Choice>
      </Menu.Dropdown>
    </Menu>
  )
}
