import { contentHash } from '../fetch/content-hash'
import { headline } from '../fetch/item'
import { type Column, unnested } from '../fetch/version-columns'
import type { CallRecord } from './call'

const asJson = (value: unknown): string => JSON.stringify(value)

/**
 * What the author wrote is kept where somebody may have to look at it: not of the trusted, and not where nothing was
 * evaluated, such as in a project that the admins want left alone.
 */
export function keepsText({ judgement: { trust, emailAllowed, answer } }: CallRecord): boolean {
  return answer.evaluated && trust === null && !emailAllowed
}

/** What counted of the author: of addresses only where they are. */
function authorOf({ call: { author, content } }: CallRecord): unknown {
  const emails = author.emails.map(({ email, verified }) => ({
    domain: email.slice(email.lastIndexOf('@') + 1).toLowerCase(),
    verified,
  }))
  return { createdAt: author.createdAt, emails, facts: content.meta?.author ?? {} }
}

const callColumns: readonly Column<CallRecord>[] = [
  { name: 'uid', type: 'uuid', of: ({ uid }) => uid },
  { name: 'at', type: 'timestamptz', of: ({ at }) => at.toISOString() },
  { name: 'type', type: 'text', of: ({ call }) => call.type },
  { name: 'kind', type: 'text', of: ({ call }) => call.content.kind },
  { name: 'action', type: 'text', of: ({ call }) => call.action },
  { name: 'correlation_id', type: 'text', of: ({ call }) => call.correlationId },
  { name: 'client', type: 'text', of: ({ call }) => call.client },
  { name: 'author_id', type: 'int', of: ({ call }) => call.author.gitlabId },
  { name: 'username', type: 'text', of: ({ call }) => call.author.username },
  { name: 'author', type: 'jsonb', of: authorOf },
  { name: 'project_id', type: 'int', of: ({ call }) => call.project?.id ?? null },
  { name: 'project_path', type: 'text', of: ({ call }) => call.project?.path ?? null },
  { name: 'user_in_project', type: 'bool', of: ({ call }) => call.userInProject },
  { name: 'fields', type: 'jsonb', of: (record) => (keepsText(record) ? record.call.content.fields : null) },
  { name: 'text_key', type: 'bytea', of: ({ call }) => call.textKey },
  { name: 'verdict', type: 'text', of: ({ judgement }) => judgement.answer.verdict },
  { name: 'judged', type: 'text', of: ({ judgement }) => judgement.judged },
  { name: 'uncapped', type: 'text', of: ({ judgement }) => judgement.uncapped },
  { name: 'route', type: 'text', of: ({ judgement }) => judgement.route },
  { name: 'score', type: 'float8', of: ({ judgement }) => judgement.score },
  { name: 'reason', type: 'text', of: ({ judgement }) => judgement.answer.reason },
  { name: 'evaluated', type: 'bool', of: ({ judgement }) => judgement.answer.evaluated },
  { name: 'trust', type: 'jsonb', of: ({ judgement }) => judgement.trust },
  {
    name: 'reasons',
    type: 'jsonb',
    of: (record) => (keepsText(record) ? record.judgement.reasons : null),
  },
  { name: 'model', type: 'text', of: ({ judgement }) => judgement.model },
  { name: 'settings_id', type: 'int', of: ({ judgement }) => judgement.settingsId },
  { name: 'took_micros', type: 'int', of: ({ tookMicros }) => tookMicros },
]
const enums: Record<string, string> = {
  kind: '"ItemKind"',
  verdict: '"VerdictKind"',
  judged: '"VerdictKind"',
  uncapped: '"VerdictKind"',
  route: '"Route"',
}
const callNames = callColumns.map(({ name }) => name)
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
    FROM json_to_recordset($1) AS input(${callColumns.map(({ name, type }) => `${name} ${type}`).join(', ')})
    LEFT JOIN item asked ON asked.asked_key = input.text_key
   ORDER BY input.at, input.uid
  ON CONFLICT (uid) DO NOTHING
  RETURNING uid`

export const storeCallsStatement = (records: readonly CallRecord[]) => ({
  name: 'spamcheck-calls',
  text: storeCallsSql,
  values: [asJson(records.map(callRow))],
})

/** JSON has no bytes; Postgres reads them from their hexadecimal form. */
function callRow(record: CallRecord): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const { name, of } of callColumns) {
    const value = of(record)
    row[name] = Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
  }
  return row
}

const authorColumns: readonly Column<CallRecord>[] = [
  { name: 'gitlab_id', type: 'int', of: ({ call }) => call.author.gitlabId },
  { name: 'username', type: 'text', of: ({ call }) => call.author.username },
  { name: 'email', type: 'text', of: ({ call }) => call.author.emails[0]?.email ?? null },
  {
    name: 'confirmed_at',
    type: 'timestamptz',
    of: ({ at, call }) => (call.author.emails[0]?.verified ? at.toISOString() : null),
  },
  { name: 'account_created', type: 'timestamptz', of: ({ call }) => call.author.createdAt?.toISOString() ?? null },
]

/** Accounts that nobody has seen yet, as far as GitLab's question tells of them. Any look at GitLab is newer than that. */
const storeAuthorsSql = `
  INSERT INTO author (gitlab_id, username, name, state, email, confirmed_at, account_created, fetched_at)
  SELECT DISTINCT ON (gitlab_id) gitlab_id, username, username, 'unknown', email, confirmed_at, account_created, 'epoch'::timestamptz
    FROM ${unnested(authorColumns)} WHERE gitlab_id IS NOT NULL ORDER BY gitlab_id
  ON CONFLICT (gitlab_id) DO NOTHING`

/** What is jsonb goes into an array as text. */
function inArray({ name, type, of }: Column<CallRecord>): Column<CallRecord> {
  if (type !== 'jsonb') return { name, type, of }
  return { name, type, of: (record) => of(record) && asJson(of(record)) }
}

const itemColumns: readonly Column<CallRecord>[] = [
  ...callColumns
    .filter(({ name }) =>
      [
        ...['uid', 'at', 'kind', 'author_id', 'username', 'project_id', 'project_path', 'fields', 'text_key', 'judged'],
        ...['uncapped', 'score', 'reasons', 'model', 'settings_id'],
      ].includes(name),
    )
    .map(inArray),
  { name: 'title', type: 'text', of: ({ call: { content } }) => headline(content.kind, content.fields) },
  { name: 'meta', type: 'jsonb', of: ({ call }) => asJson({ ...call.content.meta, confidential: true }) },
  { name: 'content_hash', type: 'bytea', of: ({ call }) => contentHash(call.content) },
]

/**
 * Items for what GitLab asks about and a moderator should see: known by their text until they are saved. Whether it is
 * confidential GitLab doesn't say, so it counts as such. Its time runs from the question, however long that waited on disk.
 * A call that is stored already makes none: its item may have been recognised since. An item that has lost its text and waits
 * for nobody (lib/spamcheck/forget-items.ts) gets it again, and waits. In the order of the keys, so that two workers with
 * the same texts don't wait for each other.
 */
const storeItemsSql = `
  WITH given AS MATERIALIZED (
    SELECT DISTINCT ON (text_key) input.* FROM ${unnested(itemColumns)}
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
export function storeAskedItems(records: readonly CallRecord[]) {
  if (records.length === 0) return []
  return [
    { name: 'spamcheck-authors', text: storeAuthorsSql, values: authorColumns.map(({ of }) => records.map(of)) },
    { name: 'spamcheck-items', text: storeItemsSql, values: itemColumns.map(({ of }) => records.map(of)) },
  ]
}
