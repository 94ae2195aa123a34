/** Every version there was, the newest first, each to be saved; captions and chapters of the newest. */
import { ActionIcon, FileButton } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { faultWords } from '../../app/fault-words.ts'
import { localZone } from '../../app/today.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { handOver, saveStored } from '../../platform/stored-files.ts'
import { Facts } from '../../ui/facts.tsx'
import { Proof } from '../../ui/proof.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './library.module.css'
import type { MaterialDetail } from './material-page.tsx'
import { proofOf, whereIs } from './where-words.ts'

interface Props {
  readonly detail: MaterialDetail
}

function VersionLine({ version }: { readonly version: MaterialDetail['versions'][number] }) {
  const t = useWords()
  const format = useFormat()
  const { id, no, byName, createdAt, sizeBytes, state } = version
  const where = whereIs(version)
  const save = (): void =>
    void saveStored(id).catch((error: unknown) => sayFault(faultWords(t, faultFrom(error), format.size)))
  return (
    <li>
      <Proof state={proofOf[where]} />
      <span className="rp-grow">
        {t('library:version', { no })}
        <br />
        <span className="rp-xs rp-3">
          <Facts
            items={[
              format.moment(createdAt),
              byName === null ? null : t('library:by', { name: byName }),
              format.size(sizeBytes),
              t(`library:where.${where}`),
            ]}
          />
        </span>
      </span>
      {state === 'here' ? (
        <ActionIcon variant="subtle" aria-label={t('library:saveVersion', { no })} onClick={save}>
          <IconDownload size={18} stroke={1.6} />
        </ActionIcon>
      ) : null}
    </li>
  )
}

function Tracks({ detail }: Props) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const { material, captions, chapters } = detail
  const add = async (file: File | null, part: 'captions' | 'chapters'): Promise<void> => {
    if (file === null) return
    try {
      const handedOver = await handOver(file)
      const asked = { id: material.id, file: handedOver, part, language: material.language, zone: localZone() }
      await run('materials.addTrack', asked, t('library:tracked', { name: material.name }))
    } catch (error) {
      sayFault(faultWords(t, faultFrom(error), format.size))
    }
  }
  return (
    <section>
      <SectionHead title={t('library:captions')} count={captions.length || undefined}>
        <FileButton accept=".vtt,text/vtt" onChange={(file) => void add(file, 'captions')}>
          {(props) => (
            <ActionIcon size="sm" aria-label={t('library:addCaptions')} {...props}>
              <IconPlus size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </FileButton>
      </SectionHead>
      <ul>
        {captions.map((track) => (
          <li key={track.id} className="rp-xs rp-cut rp-exact">
            {track.name}
          </li>
        ))}
      </ul>
      <SectionHead title={t('library:chapters')} count={chapters === null ? undefined : 1}>
        <FileButton accept=".vtt,text/vtt" onChange={(file) => void add(file, 'chapters')}>
          {(props) => (
            <ActionIcon size="sm" aria-label={t('library:addChapters')} {...props}>
              <IconPlus size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </FileButton>
      </SectionHead>
      {chapters === null ? null : <p className="rp-xs rp-cut rp-exact">{chapters.name}</p>}
    </section>
  )
}

export function MaterialVersions({ detail }: Props) {
  const t = useWords()
  return (
    <>
      <section>
        <SectionHead title={t('library:versions')} count={detail.versions.length} />
        <ul className={classes.versions}>
          {detail.versions.map((version) => (
            <VersionLine key={version.id} version={version} />
          ))}
        </ul>
      </section>
      {detail.material.kind === 'video' ? <Tracks detail={detail} /> : null}
    </>
  )
}
