import { z } from 'zod'
import { type GitLabClient, maxItemBytes } from './client'
import { id, person, time, webUrl, writtenText } from './fields'
import { type Checked, readJson } from './read-json'

const mergeRequest = z.object({
  id,
  iid: id,
  project_id: id,
  title: writtenText,
  description: writtenText,
  author: person,
  created_at: time,
  updated_at: time,
  web_url: webUrl,
})
export type MergeRequest = z.infer<typeof mergeRequest>

type MergeRequestAddress = { projectId: number; iid: number }

export async function getMergeRequest(
  client: GitLabClient,
  { projectId, iid }: MergeRequestAddress,
): Promise<Checked<MergeRequest>> {
  return readJson(client, mergeRequest, {
    path: `/projects/${projectId}/merge_requests/${iid}`,
    maxBytes: maxItemBytes,
  })
}
