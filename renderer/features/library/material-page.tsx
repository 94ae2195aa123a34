/** One material: shown at once, with its versions, what it is for, and whether it stays on this laptop. */
import { Button, FileButton } from '@mantine/core'
import { IconArrowLeft, IconPin, IconPinFilled, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import { Broken } from '../../app/boundary.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import sheet from '../../ui/sheet-page.module.css'
import beside from '../../ui/with-aside.module.css'
import { RecordProof } from '../sync/record-proof.tsx'
import { AddingMaterial } from './adding-material.tsx'
import { BringMenu } from './bring-menu.tsx'
import classes from './library.module.css'
import { MaterialFacts } from './material-facts.tsx'
import { MaterialStage } from './material-stage.tsx'
import { useAddMaterials } from './use-add-materials.ts'
import { useComplete } from './use-complete.ts'
import { usePin } from './use-pin.ts'
import { MaterialVersions } from './material-versions.tsx'

const route = getRouteApi('/library/$materialId')

export type MaterialDetail = Output<'materials.get'>

interface Props {
  readonly detail: MaterialDetail
}

function Pinned({ detail }: Props) {
  const t = useWords()
  const { material, pinnedBy } = detail
  const isPinned = pinnedBy.some((pin) => pin.type === 'material')
  const collections = pinnedBy.filter((pin) => pin.type === 'collection')
  const pin = usePin()
  const toggle = (): void => pin({ type: 'material', id: material.id }, material.name, !isPinned)
  useShortcuts([{ keys: 'p', bar: t(isPinned ? 'library:unpin' : 'library:pin'), run: toggle }])
  const PinIcon = isPinned || collections.length > 0 ? IconPinFilled : IconPin
  return (
    <Button
      aria-pressed={isPinned}
      title={
        collections.length > 0
          ? t('library:pinnedBy', { name: collections.map((c) => c.id).join(t('common:comma')) })
          : t('library:pinHint')
      }
      leftSection={<PinIcon size={16} stroke={1.6} aria-hidden />}
      rightSection={<Kbd keys="p" />}
      onClick={toggle}
    >
      {t(isPinned ? 'library:pinned' : 'library:pin')}
    </Button>
  )
}

function Head({ detail, onVersion }: Props & { readonly onVersion: (file: File) => void }) {
  const t = useWords()
  const run = useRun()
  const words = useChoiceWords()
  const format = useFormat()
  const navigate = useNavigate()
  const { material, versions } = detail
  const [newest] = versions
  const rename = async (name: string): Promise<boolean> =>
    (await run('materials.describe', { id: material.id, name }, t('library:changed', { name }))) !== null
  const remove = async (): Promise<void> => {
    const said = t('library:removed', { name: material.name })
    if ((await run('materials.remove', { id: material.id }, said)) !== null) void navigate({ to: '/library' })
  }
  return (
    <header className={`${sheet.head} ${classes.pageHead}`}>
      <div className="rp-grow">
        <Link to="/library" className={`rp-xs ${sheet.back}`}>
          <IconArrowLeft size={16} stroke={1.6} aria-hidden /> {t('library:back')}
        </Link>
        <h1>
          <InlineText
            label={t('library:column.name')}
            value={material.name}
            check={(text) => (text.trim() === '' ? t('library:column.name') : null)}
            onSave={rename}
          />
        </h1>
        <p className="rp-2">
          <Facts
            items={[
              words('materialKind', material.kind),
              newest === undefined ? null : t('library:version', { no: newest.no }),
              newest === undefined ? null : format.size(newest.sizeBytes),
              newest?.pageCount ? t('library:pages', { count: newest.pageCount }) : null,
              newest === undefined ? null : format.date(format.dateOf(newest.createdAt)),
            ]}
          />
        </p>
        <RecordProof type="material" id={material.id} updatedAt={material.updatedAt} className={classes.proof ?? ''} />
      </div>
      <div className={classes.acts}>
        <Pinned detail={detail} />
        <BringMenu material={material} />
        <FileButton onChange={(file) => (file === null ? undefined : onVersion(file))}>
          {(props) => (
            <Button {...props} leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}>
              {t('library:newVersion')}
            </Button>
          )}
        </FileButton>
        <Button className="rp-danger" variant="subtle" onClick={() => void remove()}>
          {t('common:delete')}
        </Button>
      </div>
    </header>
  )
}

function Shown({ detail }: Props) {
  const t = useWords()
  useComplete(detail)
  const { material, versions } = detail
  const { adding, addVersion, stop } = useAddMaterials()
  const onVersion = (file: File): void =>
    void addVersion(
      material.id,
      file,
      t('library:versionSaid', { name: material.name, no: (versions[0]?.no ?? 0) + 1 }),
    )
  return (
    <article className={`${classes.page} ${beside.screen}`}>
      <Head detail={detail} onVersion={onVersion} />
      <div className={classes.stage}>
        <AddingMaterial adding={adding} stop={stop} />
        <MaterialStage key={versions[0]?.id} detail={detail} />
      </div>
      <aside className={`${classes.aside} ${beside.aside}`}>
        <MaterialFacts material={material} />
        <MaterialVersions detail={detail} />
      </aside>
    </article>
  )
}

export default function MaterialPage() {
  const { materialId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('materials.get', { id: materialId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Shown key={materialId} detail={data} /> : null
}
