/** The properties that are there: what a schema answers for an optional one may be the word `undefined`. */
export type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

export const definedOf = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
