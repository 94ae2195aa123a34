/**
 * Takes the name of a firm or a public body apart: where, what it is called, what it does, its legal form, its branch. Only to
 * compare names: the parts are folded and never shown.
 */
import { fold } from '../../base/text.ts'
import { runsOf } from '../search/runs.ts'
import { bracketForms } from './firm-words.ts'
import { hanName, type HanName } from './han-name.ts'
import { latinName, wordsOf, type LatinName } from './latin-name.ts'
import { regionNamed } from './regions.ts'
import { withOneForm } from './short-forms.ts'

export interface FirmName extends HanName {
  /** Everything but spaces and punctuation, short forms in common use written one way. */
  readonly compact: string
  /** Whether a form in common use was written another way for that. */
  readonly isShortForm: boolean
  readonly latin: LatinName
}

const dottedForms: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z])\.(?=[a-z]\b)/g, '$1'],
  [/&/g, ' and '],
]

/** What the brackets say: regions, legal forms that are dropped, or words that belong to the name. */
function readBrackets(folded: string): { readonly text: string; readonly regions: readonly string[] } {
  const regions: string[] = []
  const text = folded.replace(/[([{【〔〈<]([^()[\]{}【】〔〕〈〉<>]*)[)\]}】〕〉>]/g, (_, inside: string) => {
    const said = inside.replace(/\s/g, '')
    const region = regionNamed(said)
    if (region) regions.push(region)
    return region || bracketForms.has(said) ? '' : ` ${inside} `
  })
  return { text, regions }
}

/** Takes a name apart. Never throws; a name without letters, digits or Han has empty parts. */
export function normaliseFirmName(name: string): FirmName {
  const folded = dottedForms.reduce((text, [from, to]) => text.replace(from, to), fold(name.slice(0, 300)))
  const oneForm = withOneForm(folded)
  const brackets = readBrackets(oneForm)
  const runs = runsOf(brackets.text)
  const words = wordsOf(runs)
  const han = runs.filter((run) => run.han).map((run) => run.text)
  const parts = hanName(han.join(''), words.length > 0 ? 0 : 2)
  return {
    ...parts,
    compact: joined(runsOf(oneForm).map((run) => run.text)),
    isShortForm: oneForm !== folded,
    regions: [...parts.regions, ...brackets.regions],
    latin: latinName(words),
  }
}

const joined = (texts: readonly string[]): string => texts.join('')
