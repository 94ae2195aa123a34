import { Fragment } from 'react'
import type { en } from '../../i18n/en/words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

type Name = keyof (typeof en)['settings']['key']

const keys: readonly (readonly [name: Name, ...combos: string[]])[] = [
  ['search', 'mod+k', '/'],
  ['capture', 'mod+shift+n'],
  ['today', '1'],
  ['accounts', '2'],
  ['contacts', '3'],
  ['visits', '4'],
  ['followUps', '5'],
  ['pipeline', '6'],
  ['library', '7'],
  ['plan', 'n'],
  ['log', 'l'],
  ['account', 'c'],
  ['note', 'm'],
  ['next', 'd'],
  ['walk', 'j', 'k'],
  ['undo', 'mod+z'],
  ['save', 'mod+Enter'],
  ['close', 'Escape'],
]

/** Every key there is. */
export function Shortcuts() {
  const t = useWords()
  return (
    <Section id="shortcuts" title={t('settings:shortcuts')}>
      <dl className={classes.facts}>
        {keys.map(([name, ...combos]) => (
          <Fragment key={name}>
            <dt>{t(`settings:key.${name}`)}</dt>
            <dd className="rp-row">
              {combos.map((combo) => (
                <Kbd key={combo} keys={combo} />
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  )
}
