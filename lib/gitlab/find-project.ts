import { z } from 'zod'
import type { GitLabClient } from './client'
import { id } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'

const project = z.object({ id, path_with_namespace: z.string().min(1).max(1024) })

export type FoundProject = { id: number; path: string }

/**
 * The project of this id, or of exactly this full path now (upper and lower case are the same); null when there is none.
 * A path that has moved is no name any more.
 */
export async function findProject(client: GitLabClient, name: string): Promise<FoundProject | null> {
  const byId = /^\d+$/.test(name)
  try {
    const { value } = await readJson(client, project, { path: `/projects/${encodeURIComponent(name)}` })
    const path = value.path_with_namespace
    if (byId ? String(value.id) !== String(Number(name)) : path.toLowerCase() !== name.toLowerCase()) return null
    return { id: value.id, path }
  } catch (error) {
    if (error instanceof GitLabError && (error.reason === 'gone' || movedAway(error))) return null
    throw error
  }
}

const movedAway = ({ answerStatus = 0 }: GitLabError): boolean => answerStatus >= 300 && answerStatus < 400
