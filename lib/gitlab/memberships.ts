import { z } from 'zod'
import type { GitLabClient } from './client'
import { id } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'

const perPage = 100
const maxPages = 20

const memberships = z.array(z.object({ source_id: id, source_type: z.string(), access_level: z.int() }))

/**
 * The groups an account is a direct member of, by id, with its access level there (10 Guest … 50 Owner). GitLab leaves out
 * those it merely asked to join. An account that is gone is a member of nothing.
 */
export async function getGroupsOfUser(
  client: GitLabClient,
  { id: userId }: { id: number },
): Promise<Map<number, number>> {
  const rows = await readPages(client, memberships, `/users/${userId}/memberships`, { type: 'Namespace' })
  // A GitLab that ignores the filter sends projects too, whose ids mean something else.
  const inGroups = rows.filter((row) => row.source_type === 'Namespace')
  return new Map(inGroups.map((row) => [row.source_id, row.access_level]))
}

const groupWithParent = z.object({ id, parent_id: id.nullish() })
const groups = z.array(z.object({ id }))

/**
 * Ids of the groups whose direct members count as members of a group: itself and those above it, whose
 * members it inherits, and on demand those below. Members by way of an invited group aren't seen. Empty when there is no
 * such group.
 */
export async function getGroupIds(
  client: GitLabClient,
  { id: groupId, withSubs }: { id: number; withSubs: boolean },
): Promise<Set<number>> {
  const found = new Set<number>()
  let next: number | null | undefined = groupId
  while (next) {
    const group: z.infer<typeof groupWithParent> | null = await readGroup(client, next)
    // A group above that we came by already: no GitLab does that, and no answer shall keep us here for ever.
    if (!group || found.has(group.id)) break
    found.add(group.id)
    if (found.size === 1 && withSubs) {
      const below = await readPages(client, groups, `/groups/${group.id}/descendant_groups`, {})
      for (const { id: belowId } of below) found.add(belowId)
    }
    next = group.parent_id
  }
  return found
}

async function readGroup(client: GitLabClient, groupId: number): Promise<z.infer<typeof groupWithParent> | null> {
  try {
    const query = { with_projects: false }
    return (await readJson(client, groupWithParent, { path: `/groups/${groupId}`, query })).value
  } catch (error) {
    if (error instanceof GitLabError && error.reason === 'gone') return null
    throw error
  }
}

async function readPages<Row>(
  client: GitLabClient,
  schema: z.ZodType<Row[]>,
  path: string,
  query: Record<string, string>,
): Promise<Row[]> {
  const rows: Row[] = []
  try {
    for (let page = 1; page <= maxPages; page++) {
      const { value } = await readJson(client, schema, { path, query: { ...query, per_page: perPage, page } })
      rows.push(...value)
      if (value.length < perPage) break
    }
  } catch (error) {
    if (!(error instanceof GitLabError && error.reason === 'gone')) throw error
  }
  return rows
}
