import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Everything in the light theme; in the dark one what a theme can change, which is contrast. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = new AxeBuilder({ page })
  // An open menu lies over the page and belongs to no landmark of it; for dialogs the rule knows that by itself.
  if (await page.getByRole('menu').isVisible()) light.disableRules('region')
  expect(await violations(light), `${what}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block'])
  expect(await violations(dark), `${what}, dark`).toEqual([])
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  // There are no frames here; the newer mode would open a tab of its own for each run.
  const result = await axe.setLegacyMode().analyze()
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}
