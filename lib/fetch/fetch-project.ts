import type { GitLabClient } from '../gitlab/client'
import { getProject, getReadme } from '../gitlab/projects'
import { assembleItem } from './assemble-item'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchProjectOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number }

/** The author is who created it; the owner of the namespace, when GitLab has forgotten the creator. */
export async function fetchProject({ gitlab, lookUps, id }: FetchProjectOptions): Promise<FetchedContent> {
  const { value, raw } = await getProject(gitlab, { id })
  const [readme, author] = await Promise.all([
    getReadme(gitlab, { project: value }),
    lookUps.author(value.creator_id ?? value.owner?.id),
  ])
  return assembleItem({
    kind: 'project',
    gitlabId: value.id,
    projectId: value.id,
    path: value.path_with_namespace,
    webUrl: value.web_url,
    visibility: value.visibility,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: author ? true : undefined,
    source: { ...value, topics: (value.topics ?? value.tag_list ?? []).join(', '), readme },
    raw,
    now: new Date(),
  })
}
