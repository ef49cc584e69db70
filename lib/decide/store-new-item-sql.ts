import { type Column, type PlacedVersion, unnested, versionColumns } from '../fetch/version-columns'
import type { NewItem } from './store-new-item'
import { type JudgedEvent, verdictColumns } from './verdict-columns'

/** One row per item that was new, as `storeNewItemsSql` answers. */
export type MadeRow = { event_id: string; item_id: number; version_id: number }

export type NewItemRow = PlacedVersion & { judged: JudgedEvent; reason: string | null }

const ofVerdict = verdictColumns.map(
  ({ name, type, of }): Column<NewItemRow> => ({ name, type, of: ({ judged }) => of(judged) }),
)
export const newItemColumns: readonly Column<NewItemRow>[] = [
  ...versionColumns,
  ...ofVerdict,
  { name: 'reason', type: 'text', of: ({ reason }) => reason },
]

const kept = ['content_hash', 'text_key', 'fields', 'meta', 'source_updated_at', 'observation']
const facts = ['ref', 'project_id', 'path', 'title', 'web_url', 'confidential', 'item_created_at', 'score']
const judgement = ['score', 'model', 'fallback', 'settings_id']
const names = (columns: readonly string[], table?: string): string =>
  columns.map((column) => (table ? `${table}.${column}` : column)).join(', ')

/**
 * Items that nobody has seen before, each with its first version, its verdict and the end of its event: every row is
 * written once, where an item that is known takes three writes and two transactions. The foreign keys in a ring are
 * checked at the end of the statement, so an item may name its version before that is there.
 * What isn't new is left out, untouched, and so is a second row about the same new item, and one whose author isn't there
 * (lib/fetch/store-version.ts says when). In the order of the keys, so that two workers with the same items don't wait for
 * each other.
 */
export const storeNewItemsSql = `
  WITH given AS MATERIALIZED (SELECT * FROM ${unnested(newItemColumns)}),
  made AS (
    INSERT INTO item (kind, gitlab_id, ${names(facts)}, visibility, author_id, version_id, review_state, queued_at)
    SELECT given.kind::"ItemKind", given.gitlab_id, ${names(facts, 'given')}, given.visibility::"Visibility", author.id,
           nextval(pg_get_serial_sequence('item_version', 'id')),
           CASE given.route WHEN 'ALLOW' THEN 'NONE' ELSE 'PENDING' END::"ReviewState",
           CASE WHEN given.route <> 'ALLOW' THEN clock_timestamp() END
      FROM given LEFT JOIN author ON author.gitlab_id = given.author_gitlab_id
     WHERE given.author_gitlab_id IS NULL OR author.id IS NOT NULL
     ORDER BY 1, 2, given.n
    ON CONFLICT (kind, gitlab_id) DO NOTHING
    RETURNING id, kind, gitlab_id, version_id
  ), placed AS (
    SELECT DISTINCT ON (made.id) made.id AS item_id, made.version_id AS new_version_id, given.*
      FROM made JOIN given ON given.kind = made.kind::text AND given.gitlab_id = made.gitlab_id
     ORDER BY made.id, given.n
  ), kept_version AS (
    INSERT INTO item_version (id, item_id, ${names(kept)})
    SELECT new_version_id, item_id, ${names(kept)} FROM placed
  ), kept_verdict AS (
    INSERT INTO verdict (item_id, version_id, verdict, uncapped, route, reasons, trust, ${names(judgement)})
    SELECT item_id, new_version_id, verdict::"VerdictKind", uncapped::"VerdictKind", route::"Route", reasons, trust,
           ${names(judgement)} FROM placed
  ), ended AS (
    UPDATE event
       SET step = 'DECIDE', item_id = placed.item_id, version_id = placed.new_version_id, detail = NULL,
           reason = coalesce(placed.reason, 'policy_acts'),
           kind = coalesce(placed.event_kind, event.kind), subject = coalesce(placed.event_subject, event.subject),
           state = CASE WHEN placed.reason IS NULL THEN 'OPEN' ELSE 'DONE' END::"EventState",
           ended_at = CASE WHEN placed.reason IS NOT NULL THEN clock_timestamp() END
      FROM placed
     WHERE event.id = placed.event_id AND event.state IS NOT DISTINCT FROM 'OPEN'
  ), told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'queue', 'ids', json_agg(item_id))::text)
      FROM placed WHERE route <> 'ALLOW' HAVING count(*) > 0
  )
  SELECT placed.event_id::text, placed.item_id, placed.new_version_id AS version_id FROM placed LEFT JOIN told ON true`

/** What the batch stores of one new item. */
export function newItemRow({ fetched, observation, judged, reason }: NewItem, n: number): NewItemRow {
  return { fetched, observation, judged, reason, n }
}
