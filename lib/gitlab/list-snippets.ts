import { z } from 'zod'
import type { GitLabClient, GitLabRequest } from './client'
import { id, time } from './fields'
import { GitLabError, type GitLabErrorReason } from './gitlab-error'
import { readJson } from './read-json'

const snippets = z.array(z.object({ id, project_id: id.nullish(), updated_at: time }))

export type ListedSnippet = { id: number; projectId: number | null; updatedAt: Date | null }

type ListSnippetsOptions = { page: number; perPage: number }

/**
 * One page of everybody's snippets, personal and in projects, newest first. A GitLab before 16.3 has no such list: there
 * the public personal ones are all there is.
 */
export async function listSnippets(
  client: GitLabClient,
  { page, perPage }: ListSnippetsOptions,
): Promise<ListedSnippet[]> {
  const query = { page, per_page: perPage }
  const value = (await readList(client, '/snippets/all', query)) ?? (await readList(client, '/snippets/public', query))
  return (value ?? []).map((row) => ({ id: row.id, projectId: row.project_id ?? null, updatedAt: row.updated_at }))
}

const noSuchList: readonly GitLabErrorReason[] = ['gone', 'forbidden', 'refused']

/** Null: this GitLab doesn't have the list. */
async function readList(
  client: GitLabClient,
  path: string,
  query: GitLabRequest['query'],
): Promise<z.infer<typeof snippets> | null> {
  try {
    return (await readJson(client, snippets, { path, query })).value
  } catch (error) {
    if (error instanceof GitLabError && noSuchList.includes(error.reason)) return null
    throw error
  }
}
