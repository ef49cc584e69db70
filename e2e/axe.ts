import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/**
 * Every rule, in both themes and at each width; what is open stays open while the page is made narrower.
 * The page is left at the first width.
 */
export async function expectAccessible(page: Page, what: string, widths = [desk, phone]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize(width)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page), `${what}, ${colorScheme}, ${width.width} px`).toEqual([])
    }
  }
  if (widths[0] && widths.length > 1) await page.setViewportSize(widths[0])
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(settle)
  // Asking for violations alone halves the time. There are no frames here; the newer mode would open a tab for each run.
  // axe is half a megabyte; the builder would have a page read it twice for each run, whether it has it already or not.
  const there = await page.evaluate(() => 'axe' in globalThis)
  const axe = new AxeBuilder(there ? { page, axeSource: 'void 0' } : { page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
  const result = await axe.analyze()
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/**
 * Colours on their way to the other theme are nobody's colours: resolves when the page has drawn at its new size, with
 * everything that ends by itself brought to its end. Waiting for the ends instead once waited for ever.
 */
async function settle(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    // A browser with much to do may draw no frame for a window that nobody looks at.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve)
      setTimeout(resolve, 500)
    })
  }
  const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  for (const animation of ending) animation.finish()
}
