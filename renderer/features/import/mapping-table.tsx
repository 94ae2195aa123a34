import { Select } from '@mantine/core'
import { labelOf } from '../../../shared/domain/interchange/labels.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './import.module.css'
import type { Importing, Look, Mapping } from './use-import.ts'

/** The target a column feeds, or null. */
const targetOf = (mapping: Mapping, column: string): string | null =>
  Object.entries(mapping.fields).find(([, columns]) => columns.includes(column))?.[0] ?? null

/** The mapping with a column moved to another target, or to none. */
export function withTarget(mapping: Mapping, column: string, target: string | null): Mapping {
  const without = Object.entries(mapping.fields)
    .map(([name, columns]) => [name, columns.filter((c) => c !== column)] as const)
    .filter(([, columns]) => columns.length > 0)
  const fields = Object.fromEntries(without)
  return { ...mapping, fields: target === null ? fields : { ...fields, [target]: [...(fields[target] ?? []), column] } }
}

const samplesShown = 2

/** Each column, what stands in it, and where it goes. */
export function MappingTable({ look, importing }: { readonly look: Look; readonly importing: Importing }) {
  const t = useWords()
  const style = useSettings().language === 'en' ? 'en' : 'zh'
  const { mapping, change } = importing
  const { type } = look
  if (mapping === null || type === null) return null
  const targets = look.targets.map((value) => ({ value, label: labelOf(type, value, style) }))
  const sampleOf = (index: number): string =>
    look.sample
      .map((row) => row[index] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, samplesShown)
      .join(' / ')
  return (
    <>
      <p className="rp-2">{t('interchange:mappingHint')}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('interchange:column')}</th>
              <th>{t('interchange:sample')}</th>
              <th>{t('interchange:target')}</th>
            </tr>
          </thead>
          <tbody>
            {look.header.map((column, index) => (
              <tr key={column}>
                <td className="rp-cut">{column}</td>
                <td className="rp-cut rp-2">{sampleOf(index)}</td>
                <td>
                  <Select
                    aria-label={`${column}: ${t('interchange:target')}`}
                    data={targets}
                    value={targetOf(mapping, column)}
                    placeholder={t('interchange:leaveOut')}
                    searchable
                    clearable
                    onChange={(target) => change(withTarget(mapping, column, target))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
