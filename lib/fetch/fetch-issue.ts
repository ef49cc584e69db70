import type { GitLabClient } from '../gitlab/client'
import { getIssue } from '../gitlab/issues'
import { assembleInProject } from './assemble-in-project'
import { sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchIssueOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number; iid: number }

/** One call, besides the author and the project that others have mostly asked for already. */
export async function fetchIssue({ gitlab, lookUps, id, projectId, iid }: FetchIssueOptions): Promise<FetchedContent> {
  const { value, raw } = await getIssue(gitlab, { projectId, iid })
  sameObject('issue', id, value.id)
  const { iid: ownIid, project_id: place, web_url: webUrl, confidential, state } = value
  return assembleInProject({
    kind: 'issue',
    value,
    raw,
    projectId: place,
    ref: { iid: ownIid },
    webUrl,
    confidential: confidential === true,
    closed: state === 'closed',
    lookUps,
  })
}
