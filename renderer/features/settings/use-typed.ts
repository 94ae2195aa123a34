/** Texts of a form: what is kept, until something else is typed. Saving sends what differs; what is typed meanwhile waits. */
import { useState } from 'react'

type Texts<F extends string> = Readonly<Record<F, string>>

interface Typed<F extends string> {
  readonly values: Texts<F>
  readonly isTyped: boolean
  readonly set: (field: F, text: string) => void
  /** False where it did not go through. */
  readonly save: () => Promise<boolean>
}

/** `canKeep` says whether a text is none yet, such as half a colour: it stays in its field. */
export function useTyped<F extends string>(
  kept: Texts<F>,
  send: (changed: Partial<Texts<F>>) => Promise<boolean>,
  canKeep: (field: F, text: string) => boolean = () => true,
): Typed<F> {
  const [typed, setTyped] = useState<Partial<Texts<F>>>({})
  const entriesOf = (texts: Partial<Texts<F>>) => Object.entries(texts) as [F, string][]
  const save = async (): Promise<boolean> => {
    const sent = entriesOf(typed).filter(([field, text]) => canKeep(field, text))
    const changed = sent.filter(([field, text]) => text.trim() !== kept[field])
    if (changed.length > 0 && !(await send(Object.fromEntries(changed) as Partial<Texts<F>>))) return false
    const done = Object.fromEntries(sent) as Partial<Texts<F>>
    setTyped(
      (now) => Object.fromEntries(entriesOf(now).filter(([field, text]) => text !== done[field])) as Partial<Texts<F>>,
    )
    return true
  }
  return {
    values: { ...kept, ...typed },
    isTyped: Object.keys(typed).length > 0,
    set: (field, text) => setTyped((now) => ({ ...now, [field]: text })),
    save,
  }
}
