/** The versions of a sheet that were printed or left, newest first. */
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './paper.module.css'

interface Props {
  readonly of: 'subject' | 'account' | 'visit'
  readonly id: string
}

export function VersionList({ of, id }: Props) {
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('documents.list', { of, id })
  return (
    <ul className={classes.versions}>
      {data?.rows.map((version) => {
        const { file } = version
        return (
          <li key={version.id}>
            <button
              type="button"
              disabled={file === null}
              onClick={() => (file === null ? undefined : openDialog({ type: 'file', id: file.id }))}
            >
              <span className="rp-grow rp-cut">
                {of === 'subject' ? t('paper:version', { no: version.versionNo }) : version.name}
              </span>
              <span className="rp-xs rp-3">
                <Facts
                  items={[
                    of === 'subject' ? null : t('paper:version', { no: version.versionNo }),
                    format.moment(version.madeAt),
                    version.by,
                    file === null
                      ? t('attachments:paperGone')
                      : file.state === 'here'
                        ? null
                        : t(file.state === 'damaged' ? 'attachments:damaged' : 'paper:elsewhere'),
                  ]}
                />
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
