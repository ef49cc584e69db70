import { callNames, callTable, itemTable } from './call-columns'
import { jsonArray, type WaitingCall } from './waiting-call'

const enums: Record<string, string> = {
  kind: '"ItemKind"',
  verdict: '"VerdictKind"',
  judged: '"VerdictKind"',
  uncapped: '"VerdictKind"',
  route: '"Route"',
}
/** A worker's clock that runs ahead must not keep a text beyond its time. */
const answeredAt = (row: string): string => `least(${row}.at, clock_timestamp())`
const callValues = callNames.map((name) =>
  name === 'at' ? answeredAt('input') : enums[name] ? `input.${name}::${enums[name]}` : `input.${name}`,
)

/**
 * The calls, each by its number once. What is asked about again hangs on the item that the first asking made; what waits
 * for review has one by now (`storeAskedItems`). In one order, so that a statement that was given up and still runs and
 * its second try don't wait for each other. As one JSON text: arrays of columns, which Postgres takes apart sooner, cost this
 * process twice as much to write.
 */
const storeCallsSql = `
  INSERT INTO spamcheck_call (${callNames.join(', ')}, item_id, version_id)
  SELECT ${callValues.join(', ')}, asked.id, asked.version_id
    FROM ${callTable}
    LEFT JOIN item asked ON asked.asked_key = input.text_key
   ORDER BY input.at, input.uid
  ON CONFLICT (uid) DO NOTHING`

export const storeCallsStatement = (calls: readonly WaitingCall[]) => ({
  name: 'spamcheck-calls',
  text: storeCallsSql,
  values: [jsonArray(calls.map(({ call }) => call))],
})

/** Accounts that nobody has seen yet, as far as GitLab's question tells of them. Any look at GitLab is newer than that. */
const storeAuthorsSql = `
  INSERT INTO author (gitlab_id, username, name, state, email, confirmed_at, account_created, fetched_at)
  SELECT DISTINCT ON (author_id) author_id, username, username, 'unknown', email, confirmed_at, account_created, 'epoch'::timestamptz
    FROM ${itemTable} WHERE author_id IS NOT NULL ORDER BY author_id
  ON CONFLICT (gitlab_id) DO NOTHING`

/**
 * Items for what GitLab asks about and a moderator should see: known by their text until they are saved. Whether it is
 * confidential GitLab doesn't say, so it counts as such. Its time runs from the question, however long that waited on disk.
 * A call that is stored already makes none: its item may have been recognised since. An item that has lost its text and waits
 * for nobody (lib/spamcheck/forget-items.ts) gets it again, and waits. In the order of the keys, so that two workers with
 * the same texts don't wait for each other.
 */
const storeItemsSql = `
  WITH given AS MATERIALIZED (
    SELECT DISTINCT ON (text_key) input.* FROM ${itemTable}
     WHERE NOT EXISTS (SELECT FROM spamcheck_call known WHERE known.uid = input.uid)
     ORDER BY text_key, at DESC
  ), made AS (
    INSERT INTO item (kind, asked_key, confidential, path, project_id, title, author_id, score, review_state, queued_at, first_seen_at, version_id)
    SELECT given.kind::"ItemKind", given.text_key, true, coalesce(given.project_path, ''), given.project_id, given.title,
           coalesce(known.id, (SELECT id FROM author named WHERE given.author_id IS NULL AND named.username = given.username
                                ORDER BY fetched_at DESC LIMIT 1)),
           given.score, 'PENDING', clock_timestamp(), ${answeredAt('given')}, nextval(pg_get_serial_sequence('item_version', 'id'))
      FROM given LEFT JOIN author known ON known.gitlab_id = given.author_id
     ORDER BY given.text_key
    ON CONFLICT (asked_key) DO UPDATE
       SET title = EXCLUDED.title, score = EXCLUDED.score, review_state = 'PENDING', queued_at = EXCLUDED.queued_at
     WHERE item.review_state = 'NONE'
    RETURNING id AS made_id, asked_key, version_id
  ), placed AS (
    SELECT * FROM made JOIN given ON given.text_key = made.asked_key
  ), kept_version AS (
    INSERT INTO item_version (id, item_id, content_hash, text_key, fields, meta)
    SELECT version_id, made_id, content_hash, text_key, coalesce(fields, '{}'), meta FROM placed
    ON CONFLICT (id) DO UPDATE SET content_hash = EXCLUDED.content_hash, fields = EXCLUDED.fields, meta = EXCLUDED.meta
  ), kept_verdict AS (
    INSERT INTO verdict (item_id, version_id, verdict, uncapped, route, score, model, reasons, settings_id)
    SELECT made_id, version_id, judged::"VerdictKind", uncapped::"VerdictKind", 'REVIEW', score, model,
           coalesce(reasons, '[]'), settings_id FROM placed
    ON CONFLICT (version_id) DO UPDATE
       SET verdict = EXCLUDED.verdict, uncapped = EXCLUDED.uncapped, score = EXCLUDED.score, model = EXCLUDED.model,
           reasons = EXCLUDED.reasons, settings_id = EXCLUDED.settings_id
  ), told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'queue', 'ids', json_agg(made_id))::text)
      FROM placed HAVING count(*) > 0
  )
  SELECT made_id FROM placed LEFT JOIN told ON true`

/** The statements that make items for calls, if there are any. */
export function storeAskedItems(calls: readonly WaitingCall[]) {
  const items = calls.flatMap(({ item }) => item ?? [])
  if (items.length === 0) return []
  const values = [jsonArray(items)]
  return [
    { name: 'spamcheck-authors', text: storeAuthorsSql, values },
    { name: 'spamcheck-items', text: storeItemsSql, values },
  ]
}
