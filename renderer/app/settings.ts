/** What the app knows of itself and this laptop: read once before the first screen, kept current by hints. */
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/api/contract.ts'
import { ask } from '../platform/queries.ts'

export type AppInfo = Output<'app.info'>

/** Loaded before the page renders, so it is there at once. */
export const useAppInfo = (): AppInfo => useSuspenseQuery(ask('app.info', {})).data

export const useSettings = (): AppInfo['settings'] => useAppInfo().settings
