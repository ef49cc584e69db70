import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { GitLabClient } from '../gitlab/client'
import { type ListedSnippet, listSnippets } from '../gitlab/list-snippets'
import type { SweptEvent } from './swept-event'

const perPage = 100
/** A check looks at the latest thousand at most; what lies further back was seen by an earlier one. */
const maxPages = 10

type ExpandSnippetsOptions = { pool: Pool; gitlab: GitLabClient }

/**
 * Answers the event `snippet_check`, since GitLab has no hook for snippets: one event for each snippet that is new or was
 * changed since it was last listed. Stops at the first page that holds nothing new.
 * @returns how many events it made, and how many snippets it saw
 */
export async function expandSnippets(options: ExpandSnippetsOptions): Promise<{ added: number; seen: number }> {
  let added = 0
  let seen = 0
  for (let page = 1; page <= maxPages; page++) {
    const snippets = await listSnippets(options.gitlab, { page, perPage })
    const fresh = await addEvents(options.pool, snippets)
    added += fresh
    seen += snippets.length
    if (snippets.length < perPage || fresh === 0) break
  }
  return { added, seen }
}

async function addEvents(pool: Pool, snippets: readonly ListedSnippet[]): Promise<number> {
  const bodies = snippets.map(({ id, projectId }) => {
    const body: SweptEvent = { kind: 'snippet_check', snippet: { id, projectId } }
    return Buffer.from(JSON.stringify(body))
  })
  const { rowCount } = await pool.query({
    name: 'sweep-insert',
    text: `INSERT INTO event (source, dedupe_key, raw, raw_bytes, sha256)
           SELECT 'SWEEP', dedupe_key, raw, length(raw), sha256
             FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS given(dedupe_key, raw, sha256)
           ON CONFLICT (dedupe_key) DO NOTHING`,
    values: [
      snippets.map(({ id, updatedAt }) => `snippet:${id}:${updatedAt?.getTime() ?? 0}`),
      bodies,
      bodies.map((body) => createHash('sha256').update(body).digest()),
    ],
  })
  return rowCount ?? 0
}
