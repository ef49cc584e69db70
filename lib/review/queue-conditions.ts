import { itemKinds } from '../fetch/item'
import type { Settings } from '../settings/settings'
import type { Band } from './band'
import { ageHours, type QueueFilter } from './queue-filter'

export type Conditions = { sql: string[]; values: unknown[] }

/** Adds a value and gives its place in the statement. */
export function place({ values }: Conditions, value: unknown): string {
  values.push(value)
  return `$${values.length}`
}

type NarrowOptions = {
  filter: QueueFilter
  settings: Settings
  /** Whether the reader may see texts that GitLab asked about: who may not must not find out by searching either. */
  seesAsked: boolean
}

/** What the filters ask of an item `i` and its author `a`. Values never become part of the statement's text. */
export function narrow(conditions: Conditions, { filter, settings, seesAsked }: NarrowOptions): void {
  const { sql } = conditions
  if (filter.kind) sql.push(`i.kind = ${place(conditions, filter.kind)}::"ItemKind"`)
  if (filter.author) sql.push(`a.username = ${place(conditions, filter.author)}`)
  if (filter.age) sql.push(`i.queued_at > now() - make_interval(hours => ${place(conditions, ageHours[filter.age])})`)
  if (filter.text) {
    const pattern = place(conditions, `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`)
    const title = seesAsked ? '' : 'i.gitlab_id IS NOT NULL AND '
    sql.push(`(${title}i.title ILIKE ${pattern} OR a.username ILIKE ${pattern})`)
  }
  if (filter.asked) {
    const asked = `(i.gitlab_id IS NULL OR EXISTS (SELECT FROM spamcheck_call s WHERE s.item_id = i.id))`
    sql.push(filter.asked === 'yes' ? asked : `NOT ${asked}`)
  }
  if (filter.band) narrowToBand(conditions, filter.band, settings)
}

/** A band's limits depend on the kind, since each kind has its own thresholds. */
function narrowToBand(conditions: Conditions, band: Band, settings: Settings): void {
  const limits = itemKinds.map((kind) => bandLimits(band, settings, kind))
  const kinds = place(conditions, itemKinds)
  const from = place(
    conditions,
    limits.map(([low]) => low),
  )
  const to = place(
    conditions,
    limits.map(([, high]) => high),
  )
  const index = `array_position(${kinds}::text[], i.kind::text)`
  conditions.sql.push(`i.score >= (${from}::float8[])[${index}]`, `i.score < (${to}::float8[])[${index}]`)
}

function bandLimits(band: Band, settings: Settings, kind: (typeof itemKinds)[number]): [low: number, high: number] {
  const { conditional, disallow, block } = settings.kinds[kind].thresholds
  const limits: Record<Band, [number, number]> = {
    fine: [0, conditional],
    unsure: [conditional, disallow],
    likely: [disallow, block],
    sure: [block, 2],
  }
  return limits[band]
}

const putAside = `'SKIP', 'UNSURE'`

/**
 * Which of the waiting items a state means, for one moderator. Somebody who was unsure of a version, or skipped it, isn't
 * asked again until the content changes.
 */
export function narrowToState(
  conditions: Conditions,
  state: Exclude<QueueFilter['state'], 'decided'>,
  moderatorId: number,
): void {
  const mine = (kinds: string) =>
    `EXISTS (SELECT FROM decision d WHERE d.item_id = i.id AND d.version_id = i.version_id AND d.kind IN (${kinds})
      AND d.undone_at IS NULL AND d.moderator_id = ${place(conditions, moderatorId)})`
  // Word for word as in the partial indexes (migration 01), or Postgres can't use them.
  conditions.sql.push(`i.review_state IN ('PENDING', 'SECOND_OPINION')`)
  if (state === 'waiting') conditions.sql.push(`NOT ${mine(putAside)}`)
  if (state === 'second') conditions.sql.push(`i.review_state = 'SECOND_OPINION'`)
  if (state === 'skipped') conditions.sql.push(mine(putAside))
}
