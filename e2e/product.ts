import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type { ItemDetail } from '../lib/review/item-detail'
import type { QueuePage, QueueRow } from '../lib/review/queue-row'
import type { Settings } from '../lib/settings/settings'
import { ask } from './session'
import { uniqueWord } from './spam'

export type StoredSettings = { id: number | null; settings: Settings }

/**
 * Changes settings as an admin does and resolves when they hold. No model is trained by itself from then on: it would take
 * a processor away in the middle of some other spec.
 */
export async function setSettings(admin: Page, patch: Partial<Settings>): Promise<void> {
  const { id, settings } = await ask<StoredSettings>(admin.request, 'GET', '/api/settings')
  await ask(admin.request, 'PUT', '/api/settings', {
    settings: { ...settings, models: { ...settings.models, auto: 'off' }, ...patch },
    reason: 'A browser test needs it.',
    basedOn: id,
    confirm: 'act',
  })
}

/** `filter` as in the queue's address, such as `text=pills`. */
export function findRows(request: APIRequestContext, filter: string): Promise<QueueRow[]> {
  return ask<QueuePage>(request, 'GET', `/api/queue?${filter}`).then(({ rows }) => rows)
}

/** How many items a filter finds, over all its pages. */
export async function countRows(request: APIRequestContext, filter: string): Promise<number> {
  let count = 0
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: QueuePage = await ask(request, 'GET', `/api/queue?${filter}${cursor && `&cursor=${cursor}`}`)
    count += page.rows.length
    cursor = page.nextCursor
  }
  return count
}

/** The item that the filter finds first, as soon as there is one. */
export async function waitForItem(request: APIRequestContext, filter: string, timeout = 10_000): Promise<QueueRow> {
  const found: QueueRow[] = []
  const look = async () => {
    found.push(...(await findRows(request, filter)))
    return found.length
  }
  const message = `an item with ${filter} in the queue`
  await expect.poll(look, { message, timeout, intervals: [50] }).toBeGreaterThan(0)
  const [row] = found
  if (!row) throw new Error(`There is no item with ${filter}.`)
  return row
}

export const findDetail = (request: APIRequestContext, itemId: number): Promise<ItemDetail> =>
  ask<ItemDetail>(request, 'GET', `/api/items/${itemId}`)

export type ActionView = { id: number; kind: string; state: string; target: string }

/** What was planned or done for an item, oldest first. */
export async function findActions(request: APIRequestContext, itemId: number): Promise<ActionView[]> {
  const { rows } = await ask<{ rows: ActionView[] }>(request, 'GET', `/api/actions?item=${itemId}`)
  return rows.reverse()
}

/** Resolves when the item's actions are in these states, oldest first. */
export async function waitForActions(request: APIRequestContext, itemId: number, states: string[]): Promise<void> {
  await expect
    .poll(async () => (await findActions(request, itemId)).map(({ state }) => state), {
      message: `the actions of item ${itemId}`,
      timeout: 20_000,
      intervals: [100],
    })
    .toEqual(states)
}

/** A decision as the item page sends it, on the item as it is now. */
export async function decide(request: APIRequestContext, itemId: number, kind: 'SPAM' | 'NOT_SPAM'): Promise<void> {
  const { version } = await findDetail(request, itemId)
  await ask(request, 'PUT', `/api/items/${itemId}/decision`, { kind, versionId: version?.id })
}

export type Person = { id: number; username: string; password: string }

/** A new account of Natterjack's own, for tests that take rights away or sign out. */
export async function addPerson(admin: Page, role: 'VIEWER' | 'MODERATOR' | 'ADMIN'): Promise<Person> {
  const username = uniqueWord('person')
  const { person, password } = await ask<{ person: { id: number }; password: string }>(
    admin.request,
    'POST',
    '/api/people',
    { username, name: `Person ${username}`, role, signIn: 'password' },
  )
  return { id: person.id, username, password }
}
