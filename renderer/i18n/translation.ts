/**
 * The shape a language must have: every key of English, in the same tree. English has a singular, Chinese has not, so
 * keys ending in `_one` are asked of English alone.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translation<T[K]>
}
