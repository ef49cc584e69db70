import { z } from 'zod'
import { type GitLabClient, maxItemBytes } from './client'
import { flag, id, person, time, webUrl, writtenText } from './fields'
import { type Checked, readJson } from './read-json'

export const issueSchema = z.object({
  id,
  iid: id,
  project_id: id,
  title: writtenText,
  description: writtenText,
  state: z.string(),
  author: person,
  created_at: time,
  updated_at: time,
  confidential: flag,
  web_url: webUrl,
})
export type Issue = z.infer<typeof issueSchema>

export type IssueAddress = { projectId: number; iid: number }

export async function getIssue(client: GitLabClient, { projectId, iid }: IssueAddress): Promise<Checked<Issue>> {
  return readJson(client, issueSchema, { path: `/projects/${projectId}/issues/${iid}`, maxBytes: maxItemBytes })
}
