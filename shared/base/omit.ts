/** The same without some of its properties. */
export function omit<T extends object, K extends keyof T>(given: T, names: readonly K[]): Omit<T, K> {
  const left: Partial<T> = { ...given }
  for (const name of names) delete left[name]
  return left as Omit<T, K>
}
