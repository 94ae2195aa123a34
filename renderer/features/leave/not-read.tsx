/** Says why something could not be read, where its list would stand; nothing while there is no fault. */
import { faultWords } from '../../app/fault-words.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'

export function NotRead({ error }: { readonly error: unknown }) {
  const t = useWords()
  const format = useFormat()
  if (error === null) return null
  return (
    <p className="rp-warn" role="alert">
      {faultWords(t, faultFrom(error), format.size)}
    </p>
  )
}
