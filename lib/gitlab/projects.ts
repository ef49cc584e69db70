import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag, id, shortText, time, visibility, webUrl, writtenText } from './fields'
import { type Checked, readJson, readText } from './read-json'

export const projectSchema = z.object({
  id,
  name: writtenText,
  path: writtenText,
  path_with_namespace: shortText,
  description: writtenText,
  visibility: visibility.nullish(),
  created_at: time,
  updated_at: time,
  creator_id: id.nullish().catch(null),
  owner: z.object({ id }).nullish(),
  topics: z.array(z.string()).nullish(),
  tag_list: z.array(z.string()).nullish(),
  /** Null: no README. Missing: unknown. */
  readme_url: z.string().nullish(),
  empty_repo: flag,
  web_url: webUrl,
})
export type Project = z.infer<typeof projectSchema>

export async function getProject(client: GitLabClient, { id: projectId }: { id: number }): Promise<Checked<Project>> {
  return readJson(client, projectSchema, { path: `/projects/${projectId}` })
}

const maxReadmeBytes = 64 * 1024

/** The README's first 64 kB; empty when there is none, or when the repository may not be read. */
export async function getReadme(client: GitLabClient, { project: of }: { project: Project }): Promise<string> {
  if (of.empty_repo === true || of.readme_url === null) return ''
  const file = encodeURIComponent(readmePath(of.readme_url))
  const path = `/projects/${of.id}/repository/files/${file}/raw`
  return (await readText(client, { path, query: { ref: 'HEAD' }, maxBytes: maxReadmeBytes })) ?? ''
}

/** `readme_url` is only read for the file's name: what it points to is never fetched. */
function readmePath(url: string | undefined): string {
  const name = url?.split('/').at(-1)
  try {
    return name ? decodeURIComponent(name) : 'README.md'
  } catch {
    return 'README.md'
  }
}
