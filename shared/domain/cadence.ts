/** How long an account may stay quiet, by where it stands: dense while it is being won or brought in, wide while it runs. */
import type { accountStages } from './account.ts'

type Stage = (typeof accountStages)[number]

/** Days without contact after which an account counts as silent; null: never. */
export const quietAfterDays: Readonly<Record<Stage, 7 | 15 | 30 | null>> = {
  onboarding: 7,
  tender: 7,
  talking: 15,
  first_contact: 15,
  renewal: 15,
  in_use: 30,
  dormant: null,
  lost: null,
}

/** Of an account whose stage nobody has set. */
export const quietAfterDaysUnset = 15

/** No account falls silent sooner. */
export const shortestQuietDays = Math.min(
  quietAfterDaysUnset,
  ...Object.values(quietAfterDays).filter((days) => days !== null),
)
