import type { GitLabClient } from '../gitlab/client'
import { getMergeRequest } from '../gitlab/merge-requests'
import { assembleItem } from './assemble-item'
import { atHome, sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchMergeRequestOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number; iid: number }

export async function fetchMergeRequest(options: FetchMergeRequestOptions): Promise<FetchedContent> {
  const { gitlab, lookUps, id, projectId, iid } = options
  const { value, raw } = await getMergeRequest(gitlab, { projectId, iid })
  sameObject('merge request', id, value.id)
  const [author, place] = await Promise.all([lookUps.author(value.author?.id), lookUps.place(value.project_id)])
  return assembleItem({
    kind: 'merge_request',
    gitlabId: value.id,
    ref: { iid: value.iid },
    projectId: value.project_id,
    path: place.path,
    webUrl: value.web_url,
    visibility: place.visibility,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: atHome(author, place),
    source: value,
    raw,
    now: new Date(),
  })
}
