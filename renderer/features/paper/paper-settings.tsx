/** In which language and on which paper a sheet is. */
import { SegmentedControl, Switch } from '@mantine/core'
import { paperLanguages, paperSizes, type PaperLanguage, type PaperSize } from '../../../shared/domain/comparison.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './editor.module.css'

interface Props {
  readonly language: PaperLanguage | null
  /** Left out where there is no sheet to choose a size for. */
  readonly size?: PaperSize | null
  readonly isLandscape?: boolean | null
  readonly onChange: (patch: { language: PaperLanguage } | { paper: PaperSize } | { isLandscape: boolean }) => void
}

export function PaperSettings({ language, size, isLandscape, onChange }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  return (
    <>
      <div className={classes.setting}>
        <span>{t('paper:language')}</span>
        <SegmentedControl
          aria-label={t('paper:language')}
          data={paperLanguages.map((value) => ({ value, label: words('paperLanguage', value) }))}
          value={language ?? 'zh-CN'}
          onChange={(value) => onChange({ language: value as PaperLanguage })}
        />
      </div>
      {size === undefined ? null : (
        <>
          <div className={classes.setting}>
            <span>{t('paper:size')}</span>
            <SegmentedControl
              aria-label={t('paper:size')}
              data={paperSizes.map((value) => ({ value, label: words('paperSize', value) }))}
              value={size ?? 'a4'}
              onChange={(value) => onChange({ paper: value as PaperSize })}
            />
          </div>
          <Switch
            className={classes.switch}
            label={t('paper:landscape')}
            labelPosition="left"
            checked={isLandscape === true}
            onChange={(event) => onChange({ isLandscape: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  )
}
