import { z } from 'zod'
import { askGitLab } from '../gitlab/ask-gitlab'
import { type FoundProject, findProject } from '../gitlab/find-project'

/** So many at once that the answer comes within seconds; a longer list is sent in parts. */
export const mostAtOnce = 20

export const projectNamesSchema = z.strictObject({
  /** Ids or full paths. */
  names: z.array(z.string().trim().min(1).max(1024)).min(1).max(mostAtOnce),
})

export type ResolvedProjects = {
  found: (FoundProject & { given: string })[]
  /** What GitLab has no project for. */
  missing: string[]
}

type ResolveProjectsOptions = { names: readonly string[]; find?: (name: string) => Promise<FoundProject | null> }

const findNow = (name: string): Promise<FoundProject | null> =>
  askGitLab((gitlab) => findProject(gitlab, name), 'GitLab could not be asked which projects these are')

/**
 * GitLab's ids and present paths of projects that somebody typed.
 * @throws AppError `unavailable` when GitLab can't be asked
 */
export async function resolveProjects({ names, find = findNow }: ResolveProjectsOptions): Promise<ResolvedProjects> {
  const found: ResolvedProjects['found'] = []
  const missing: string[] = []
  for (const given of new Set(names)) {
    // GitLab's paths and ids have none of these; a slash at the ends comes from copying an address.
    const name = given.replace(/^\/+|\/+$/g, '')
    const project = /^(\d{1,10}|[^\s?#%]+\/[^\s?#%]+)$/.test(name) ? await find(name) : null
    if (project) found.push({ given, ...project })
    else missing.push(given)
  }
  return { found, missing }
}
