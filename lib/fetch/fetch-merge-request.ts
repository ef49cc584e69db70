import type { GitLabClient } from '../gitlab/client'
import { getMergeRequest } from '../gitlab/merge-requests'
import { assembleInProject } from './assemble-in-project'
import { sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchMergeRequestOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number; iid: number }

export async function fetchMergeRequest(options: FetchMergeRequestOptions): Promise<FetchedContent> {
  const { gitlab, lookUps, id, projectId, iid } = options
  const { value, raw } = await getMergeRequest(gitlab, { projectId, iid })
  sameObject('merge request', id, value.id)
  const { iid: ownIid, project_id: place, web_url: webUrl } = value
  return assembleInProject({
    kind: 'merge_request',
    value,
    raw,
    projectId: place,
    ref: { iid: ownIid },
    webUrl,
    lookUps,
  })
}
