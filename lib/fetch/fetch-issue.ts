import type { GitLabClient } from '../gitlab/client'
import { getIssue } from '../gitlab/issues'
import { assembleItem } from './assemble-item'
import { atHome, sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchIssueOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number; iid: number }

/** One call, besides the author and the project that others have mostly asked for already. */
export async function fetchIssue({ gitlab, lookUps, id, projectId, iid }: FetchIssueOptions): Promise<FetchedContent> {
  const { value, raw } = await getIssue(gitlab, { projectId, iid })
  sameObject('issue', id, value.id)
  const [author, place] = await Promise.all([lookUps.author(value.author?.id), lookUps.place(value.project_id)])
  return assembleItem({
    kind: 'issue',
    gitlabId: value.id,
    ref: { iid: value.iid },
    projectId: value.project_id,
    path: place.path,
    webUrl: value.web_url,
    visibility: place.visibility,
    confidential: value.confidential === true,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: atHome(author, place),
    source: value,
    raw,
    now: new Date(),
  })
}
