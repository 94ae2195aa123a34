/** On which networks files travel by themselves: anywhere, or by cable and on the Wi-Fi a person trusts. */
import { ActionIcon, Checkbox } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Output } from '../../../shared/api/contract.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './files.module.css'

type Steered = Pick<Output<'files.transfers'>, 'onlyTrusted' | 'trusted' | 'network'>

/** Where this laptop is now, and what may be done about it. */
function Now({ network, trusted }: Steered) {
  const t = useWords()
  const run = useRun()
  if (network === null) return null
  const { isWireless, name, isTrusted } = network
  if (!isWireless) return <p className="rp-xs rp-2">{t('sync:netCable')}</p>
  if (name === null) return <p className="rp-xs rp-warn">{t('sync:netUnknown')}</p>
  if (isTrusted) return <p className="rp-xs rp-2">{t('sync:netTrusted', { name })}</p>
  return (
    <p className="rp-xs rp-warn">
      {t('sync:netHeld', { name })}{' '}
      <button
        type="button"
        data-rove
        className="rp-link"
        onClick={() => void run('files.steer', { trusted: [...trusted, name] })}
      >
        {t('sync:netTrust')}
      </button>
    </p>
  )
}

/** `isWhole`: with the choice and the names; without, only why files wait. */
export function TrustedNetworks({ isWhole, ...steered }: Steered & { readonly isWhole: boolean }) {
  const t = useWords()
  const run = useRun()
  const { onlyTrusted, trusted, network } = steered
  if (!isWhole) return network === null || network.isTrusted ? null : <Now {...steered} />
  return (
    <div className={classes.networks}>
      <Checkbox
        size="xs"
        data-rove
        label={t('sync:netOnly')}
        checked={onlyTrusted}
        onChange={({ currentTarget }) => void run('files.steer', { onlyTrusted: currentTarget.checked })}
      />
      {onlyTrusted ? (
        <>
          <Now {...steered} />
          {trusted.length === 0 ? null : (
            <ul className={classes.names} aria-label={t('sync:netNames')}>
              {trusted.map((name) => (
                <li key={name} className="rp-xs rp-2">
                  <span className="rp-cut">{name}</span>
                  <ActionIcon
                    size="sm"
                    data-rove
                    aria-label={t('sync:netForget', { name })}
                    title={t('sync:netForget', { name })}
                    onClick={() => void run('files.steer', { trusted: trusted.filter((other) => other !== name) })}
                  >
                    <IconX size={14} stroke={1.6} aria-hidden />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
    </div>
  )
}
