/** Before one leaves: what the visits of the next days and the pins need, what of it is missing, one button that gets it. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { MissingFile } from '../../../shared/api/materials.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { say } from '../../app/undo/undo-store.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './library.module.css'

const days = 7
const shownMost = 8
/** While something comes its progress is looked at this often, should a hint be lost. */
const lookEveryMs = 1_000

function Missing({ file }: { readonly file: MissingFile }) {
  const t = useWords()
  const format = useFormat()
  const { name, sizeBytes, doneBytes, state, failure, why } = file
  const shown = shownFileName(name)
  return (
    <li>
      <div className="rp-cut rp-exact">{shown}</div>
      <div className={`rp-xs ${state === 'failed' ? 'rp-warn' : 'rp-3'}`}>
        <Facts
          items={[
            format.size(sizeBytes),
            t(`library:why.${why}`),
            state === 'waiting' ? t('sync:filesWaiting') : null,
            failure === null ? null : t(`sync:filesFailure.${failure}`),
          ]}
        />
      </div>
      {state === 'moving' ? <ProgressBar label={shown} share={sizeBytes === 0 ? null : doneBytes / sizeBytes} /> : null}
    </li>
  )
}

export function RoadPart() {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const asked = { today: useToday(), days, zone: localZone() }
  const { data } = useQuery({
    ...ask('road.state', asked),
    refetchInterval: ({ state }) => ((state.data?.missingFiles ?? 0) > 0 ? lookEveryMs : false),
  })
  if (!data) return null
  const { visits, files, bytes, missing, missingFiles, missingBytes, hasHub, lastContactMs, isReady } = data
  const prepare = async (): Promise<void> => {
    const done = await run('road.prepare', asked)
    if (done) say(t('library:prepared', { count: done.wanted }))
  }
  const isComing = missing.length > 0 && missing.every((file) => file.state === 'waiting' || file.state === 'moving')
  const light = missingFiles > 0 ? null : t(isReady ? 'library:roadReady' : 'library:roadStale')
  return (
    <section className={classes.road} aria-label={t('library:road')}>
      <SectionHead title={t('library:road')} />
      {files === 0 ? (
        <p className="rp-2">{t('library:roadNothing', { days })}</p>
      ) : (
        <p className="rp-2">
          <Facts
            items={[
              t('library:roadNeeds', { count: visits, days }),
              t('library:roadFiles', { count: files, size: format.size(bytes) }),
            ]}
          />
        </p>
      )}
      {missingFiles > 0 ? (
        <>
          <p className="rp-warn">
            {t('library:roadMissing', { count: missingFiles, size: format.size(missingBytes) })}
          </p>
          {hasHub ? (
            <Button variant={isComing ? 'default' : 'filled'} disabled={isComing} onClick={() => void prepare()}>
              {t('library:prepare')}
            </Button>
          ) : (
            <p className="rp-xs rp-3">{t('library:roadNoHub')}</p>
          )}
          <ul className={classes.missing}>
            {missing.slice(0, shownMost).map((file) => (
              <Missing key={file.sha256} file={file} />
            ))}
          </ul>
          {missingFiles > shownMost ? (
            <p className="rp-xs rp-3">{t('library:more', { count: missingFiles - shownMost })}</p>
          ) : null}
        </>
      ) : null}
      {light === null ? null : (
        <p role="status" className={classes.light} data-ready={isReady || undefined}>
          {light}
        </p>
      )}
      {light !== null && !isReady ? (
        <Button onClick={() => void run('sync.now', {})}>{t('library:roadSync')}</Button>
      ) : null}
      {lastContactMs === null || !hasHub ? null : (
        <p className="rp-xs rp-3">{t('library:roadSyncedAt', { when: format.moment(lastContactMs) })}</p>
      )}
    </section>
  )
}
