/** One demo: its steps, each with what the client sees and what only the rep does. */
import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import type { DemoStepDetail } from '../../../shared/api/demos.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { demoStepKinds, type DemoStep } from '../../../shared/domain/demo.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { MaterialSelect } from '../library/material-select.tsx'
import { NamedHead } from '../records/named-head.tsx'
import classes from './demos.module.css'

const route = getRouteApi('/demos/$demoId')

function useChangeStep(step: DemoStep): (patch: Patch<'demoStep'>) => Promise<boolean> {
  const t = useWords()
  const run = useRun()
  return async (patch) =>
    (await run(
      'records.patch',
      { type: 'demoStep', id: step.id, patch },
      { quietly: t('common:changedName', { name: step.title }) },
    )) !== null
}

function Media({ detail }: { readonly detail: DemoStepDetail }) {
  const t = useWords()
  const change = useChangeStep(detail.step)
  const { materialId, fileId } = detail.step
  if (fileId !== null)
    return (
      <p className="rp-row">
        <span className="rp-grow rp-cut">{t('demos:ownFile', { name: shownFileName(detail.media?.name ?? '') })}</span>
        <button type="button" className="rp-link rp-xs" onClick={() => void change({ fileId: null })}>
          {t('demos:takeOut')}
        </button>
      </p>
    )
  return (
    <MaterialSelect
      label={t('demos:media')}
      placeholder={t('demos:noMedia')}
      value={materialId}
      name={detail.materialName}
      onChange={(id) => void change({ materialId: id })}
    />
  )
}

interface StepProps {
  readonly detail: DemoStepDetail
  readonly index: number
  readonly count: number
}

function Step({ detail, index, count }: StepProps) {
  const t = useWords()
  const run = useRun()
  const words = useChoiceWords()
  const { step } = detail
  const change = useChangeStep(step)
  const move = (to: number): void =>
    void run('demos.moveStep', { stepId: step.id, to }, { quietly: t('common:movedName', { name: step.title }) })
  const remove = (): void =>
    void run('records.delete', { type: 'demoStep', id: step.id }, t('common:deletedName', { name: step.title }))
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
  return (
    <li className={classes.editor}>
      <div className="rp-row">
        <Select
          w={92}
          size="xs"
          allowDeselect={false}
          aria-label={t('demos:kind')}
          data={demoStepKinds.map((value) => ({ value, label: words('demoStepKind', value) }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          value={step.kind}
          onChange={(value) => void change({ kind: demoStepKinds.find((kind) => kind === value) ?? step.kind })}
        />
        <span className="rp-grow">
          <InlineText
            label={t('fields:demoStep.title')}
            value={step.title}
            check={(text) => (text.trim() === '' ? t('fields:demoStep.title') : null)}
            onSave={(title) => change({ title })}
          />
        </span>
        <InlineText
          label={t('fields:demoStep.minutes')}
          inputMode="numeric"
          value={step.minutes === null ? '' : String(step.minutes)}
          shown={step.minutes === null ? '' : t('demos:minutes', { count: step.minutes })}
          check={(text) => (/^\d{0,3}$/.test(text.trim()) ? null : t('fields:demoStep.minutes'))}
          onSave={(text) => change({ minutes: text.trim() === '' ? null : Math.min(600, Number(text)) })}
        />
        <OrderButtons name={step.title} index={index} count={count} onMove={move} onRemove={remove} />
      </div>
      <div className={classes.sides}>
        <div>
          <p className="rp-xs rp-3">{t('demos:clientSees')}</p>
          <Media detail={detail} />
          <InlineText
            label={t('fields:demoStep.card')}
            isLong
            value={step.card ?? ''}
            onSave={(text) => change({ card: orNull(text) })}
          />
        </div>
        <div className={classes.own}>
          <p className="rp-xs rp-3">{t('demos:onlyYou')}</p>
          <InlineText
            label={t('fields:demoStep.notes')}
            isLong
            value={step.notes ?? ''}
            onSave={(text) => change({ notes: orNull(text) })}
          />
        </div>
      </div>
    </li>
  )
}

function Script({ detail }: { readonly detail: Output<'demos.get'> }) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const words = useChoiceWords()
  const { demo, steps } = detail
  const said = { quietly: t('common:changedName', { name: demo.name }) }
  const add = (kind: DemoStep['kind']): void => {
    const values = {
      demoId: demo.id,
      kind,
      title: t(`demos:newStep.${kind}`),
      position: (steps.at(-1)?.step.position ?? -1) + 1,
    }
    void run('records.create', { type: 'demoStep', values }, { quietly: t('demos:stepAdded') })
  }
  const remove = async (): Promise<void> => {
    if ((await run('demos.remove', { id: demo.id }, t('common:deletedName', { name: demo.name }))) !== null)
      void navigate({ to: '/demos' })
  }
  return (
    <article className={sheet.page}>
      <NamedHead
        back={{ to: '/demos', label: t('demos:back') }}
        type="demo"
        record={demo}
        label={t('fields:demo.name')}
        onName={async (name) =>
          (await run('records.patch', { type: 'demo', id: demo.id, patch: { name } }, said)) !== null
        }
      >
        <Button className="rp-danger" variant="subtle" onClick={() => void remove()}>
          {t('common:delete')}
        </Button>
      </NamedHead>
      <div className={sheet.body}>
        <ol className={classes.script}>
          {steps.map((step, index) => (
            <Step key={step.step.id} detail={step} index={index} count={steps.length} />
          ))}
        </ol>
        <div className={classes.ways}>
          {demoStepKinds.map((kind) => (
            <Button key={kind} leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => add(kind)}>
              {t('demos:addStep', { kind: words('demoStepKind', kind) })}
            </Button>
          ))}
        </div>
      </div>
    </article>
  )
}

export default function DemoPage() {
  const { demoId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('demos.get', { id: demoId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Script detail={data} /> : null
}
