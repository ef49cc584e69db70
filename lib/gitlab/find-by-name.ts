import { z } from 'zod'
import type { GitLabClient } from './client'
import { id } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'

const users = z.array(z.object({ id, username: z.string() }))
const project = z.object({ id, path_with_namespace: z.string() })
const group = z.object({ id, full_path: z.string() })

export type Named = 'user' | 'project' | 'group'

/**
 * GitLab's id of what has exactly this name now (upper and lower case are the same); null when nothing has. A path that
 * has moved is no name any more.
 */
export async function findByName(
  client: GitLabClient,
  { kind, name }: { kind: Named; name: string },
): Promise<number | null> {
  const is = (given: string): boolean => given.toLowerCase() === name.toLowerCase()
  try {
    if (kind === 'user') {
      const { value } = await readJson(client, users, { path: '/users', query: { username: name } })
      return value.find(({ username }) => is(username))?.id ?? null
    }
    if (kind === 'project') {
      const { value } = await readJson(client, project, { path: `/projects/${encodeURIComponent(name)}` })
      return is(value.path_with_namespace) ? value.id : null
    }
    const path = `/groups/${encodeURIComponent(name)}`
    const { value } = await readJson(client, group, { path, query: { with_projects: false } })
    return is(value.full_path) ? value.id : null
  } catch (error) {
    if (error instanceof GitLabError && (error.reason === 'gone' || movedAway(error))) return null
    throw error
  }
}

const movedAway = ({ answerStatus = 0 }: GitLabError): boolean => answerStatus >= 300 && answerStatus < 400
