/**
 * What axe finds on a page, in one call: the builder by itself opens a second page for every look, loads axe there too and
 * describes all that is right, which takes six times as long and finds the same.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

interface What {
  /** Every rule without. */
  readonly rules?: readonly string[]
  /** The selector of the part to look at; the whole page without. */
  readonly within?: string
}

export async function foundByAxe(page: Page, { rules, within }: What = {}): Promise<Violations> {
  // run in the page itself, axe sees no frame of another origin
  expect(page.frames()).toHaveLength(1)
  const isLoaded = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder(isLoaded ? { page, axeSource: 'null' } : { page })
  axe.setLegacyMode().options({ resultTypes: ['violations'] })
  if (rules) axe.withRules([...rules])
  if (within) axe.include(within)
  return (await axe.analyze()).violations
}
