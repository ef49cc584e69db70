import { assembleItem } from './assemble-item'
import { atHome } from './checks'
import type { FetchedContent, ItemRef } from './fetched'
import type { LookUps, ProjectPlace } from './look-ups'

type AssembleInProjectOptions = {
  kind: 'issue' | 'merge_request' | 'note'
  /** GitLab's object, checked. */
  value: { id: number; author?: { id: number } | null; created_at: Date | null; updated_at: Date | null }
  raw: unknown
  projectId: number
  ref: ItemRef
  webUrl: string | null | ((place: ProjectPlace) => string | null)
  confidential?: boolean
  closed?: boolean
  lookUps: LookUps
}

/**
 * What was written in a project, with its author and its place, which others have mostly asked for already.
 * @throws GitLabError `gone` when the project went meanwhile
 */
export async function assembleInProject(options: AssembleInProjectOptions): Promise<FetchedContent> {
  const { kind, value, raw, projectId, ref, webUrl, confidential, closed, lookUps } = options
  const [author, place] = await Promise.all([lookUps.author(value.author?.id), lookUps.place(projectId)])
  return assembleItem({
    kind,
    gitlabId: value.id,
    ref,
    projectId,
    path: place.path,
    webUrl: typeof webUrl === 'function' ? webUrl(place) : webUrl,
    visibility: place.visibility,
    confidential,
    closed,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: atHome(author, place),
    source: value,
    raw,
    now: new Date(),
  })
}
