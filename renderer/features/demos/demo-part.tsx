/** Demos that can be given at a visit under way, each one press from its beginning. */
import { IconPresentation } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import onSite from '../on-site/on-site.module.css'

export function DemoPart({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const rows = (useAsk('demos.list', {}).data?.rows ?? []).filter((row) => row.steps > 0)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="demos" className={onSite.part}>
      <h2 id="demos">{t('demos:part')}</h2>
      <ul className={onSite.people}>
        {rows.map(({ demo, steps, minutes }) => (
          <li key={demo.id}>
            <Link
              to="/present/$visitId/$demoId"
              params={{ visitId, demoId: demo.id }}
              className={onSite.person}
              aria-label={t('demos:start', { name: demo.name })}
            >
              <IconPresentation size={22} stroke={1.5} aria-hidden />
              <span>
                {demo.name}
                <br />
                <span className="rp-xs rp-3">
                  <Facts
                    items={[
                      t('demos:steps', { count: steps }),
                      minutes === 0 ? null : t('demos:minutes', { count: minutes }),
                    ]}
                  />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
