import { z } from 'zod'
import type { GitLabClient } from './client'
import { id, shortText, time, visibility, webUrl, writtenText } from './fields'
import { type Checked, readJson } from './read-json'

const group = z.object({
  id,
  name: writtenText,
  path: writtenText,
  full_path: shortText,
  description: writtenText,
  visibility: visibility.nullish(),
  created_at: time,
  web_url: webUrl,
})
export type Group = z.infer<typeof group>

export async function getGroup(client: GitLabClient, { id: groupId }: { id: number }): Promise<Checked<Group>> {
  return readJson(client, group, { path: `/groups/${groupId}`, query: { with_projects: false } })
}

const members = z.array(z.object({ id, access_level: z.int() }))
const owner = 50
const perPage = 100
/** A group with more members than this has an owner among the first thousand, or none worth looking for. */
const maxPages = 10

/**
 * GitLab doesn't say who made a group: its first owner stands for the author, else the member with the highest access.
 * Members of the groups above count, since a sub-group often has none of its own. Null: no members at all.
 */
export async function getGroupOwner(client: GitLabClient, { id: groupId }: { id: number }): Promise<number | null> {
  let best: { id: number; access_level: number } | undefined
  for (let page = 1; page <= maxPages; page++) {
    const { value } = await readJson(client, members, {
      path: `/groups/${groupId}/members/all`,
      query: { per_page: perPage, page },
    })
    for (const member of value) if (!best || member.access_level > best.access_level) best = member
    if (value.length < perPage || (best && best.access_level >= owner)) break
  }
  return best?.id ?? null
}
