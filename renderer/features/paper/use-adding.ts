/** Adds rows one at a time: a key pressed twice adds one. Which was added last is known, since it is written first. */
import { useRef, useState } from 'react'

interface Adding {
  readonly newId: string | null
  /** Answers the id; null where nothing was added. */
  readonly add: (make: () => Promise<{ readonly id: string } | null>) => Promise<string | null>
}

export function useAdding(): Adding {
  const [newId, setNewId] = useState<string | null>(null)
  const isBusy = useRef(false)
  const add: Adding['add'] = async (make) => {
    if (isBusy.current) return null
    isBusy.current = true
    try {
      const made = await make()
      if (made !== null) setNewId(made.id)
      return made?.id ?? null
    } finally {
      isBusy.current = false
    }
  }
  return { newId, add }
}
