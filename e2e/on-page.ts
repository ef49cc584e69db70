import type { Locator, Page } from '@playwright/test'

/** The items in the list of the queue; a filter's <option>s are no items. */
export const queueRows = (page: Page): Locator => page.getByRole('listbox', { name: 'Queue' }).getByRole('option')

/** The toast that says `text`; earlier decisions may still have theirs. */
export const toastWith = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Notifications' }).locator('[data-toast]').filter({ hasText: text })

export const spamButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Spam', exact: false }).and(page.locator('[aria-keyshortcuts="S"]'))

/** The queue with this filter, its first item shown and ready for a decision. */
export async function openQueue(page: Page, filter: string): Promise<void> {
  await page.goto(`/queue?${filter}`)
  await spamButton(page).waitFor()
}
