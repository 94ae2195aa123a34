/** Catches what a screen throws and says it in a sentence; never a stack trace. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { faultFrom, type Fault } from '../platform/api-fault.ts'
import classes from './gate.module.css'

interface Props {
  readonly children: ReactNode
  /** What stands in its place, where the sentence and its ways out are for nobody. */
  readonly instead?: ReactNode
}

export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    if (this.props.instead !== undefined) return this.props.instead
    return <Broken error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}

const isMissing = (fault: Fault): boolean => fault.type === 'not_found'

/** What stands where a screen could not be shown; without an error, where there is none. */
export function Broken({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useWords()
  const missing = error === null || isMissing(faultFrom(error))
  return (
    <div className={classes.broken} role="alert">
      <h1>{t(missing ? 'faults:missingTitle' : 'faults:boundaryTitle')}</h1>
      <p>{t(missing ? 'faults:missingBody' : 'faults:boundaryBody')}</p>
      <div className="rp-row">
        {missing ? null : (
          <Button variant="filled" onClick={onRetry}>
            {t('faults:openAgain')}
          </Button>
        )}
        <Button component="a" href="/" variant={missing ? 'filled' : 'default'}>
          {t('faults:toToday')}
        </Button>
      </div>
    </div>
  )
}
