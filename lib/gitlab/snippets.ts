import { z } from 'zod'
import { type GitLabClient, maxItemBytes } from './client'
import { id, person, shortText, time, visibility, webUrl, writtenText } from './fields'
import { type Checked, readJson, readText } from './read-json'

const snippet = z.object({
  id,
  title: writtenText,
  description: writtenText,
  visibility: visibility.nullish(),
  author: person,
  created_at: time,
  updated_at: time,
  project_id: id.nullish(),
  file_name: shortText,
  files: z.array(z.object({ path: shortText })).nullish(),
  web_url: webUrl,
})
export type Snippet = z.infer<typeof snippet>

type SnippetAddress = { id: number; projectId: number | null }

function pathOf({ id: snippetId, projectId }: SnippetAddress): string {
  return projectId === null ? `/snippets/${snippetId}` : `/projects/${projectId}/snippets/${snippetId}`
}

export async function getSnippet(client: GitLabClient, address: SnippetAddress): Promise<Checked<Snippet>> {
  return readJson(client, snippet, { path: pathOf(address), maxBytes: maxItemBytes })
}

const maxFiles = 10
const maxFileBytes = 64 * 1024

export type SnippetText = { fileNames: string[]; content: string }

/** The first ten files, 64 kB of each. A snippet without a list of files (before GitLab 13) has one. */
export async function getSnippetText(
  client: GitLabClient,
  { address, snippet: of }: { address: SnippetAddress; snippet: Snippet },
): Promise<SnippetText> {
  const paths = (of.files ?? []).map((file) => file.path).filter((path) => path !== '')
  if (paths.length === 0) {
    const content = await readText(client, { path: `${pathOf(address)}/raw`, maxBytes: maxFileBytes })
    return { fileNames: of.file_name ? [of.file_name] : [], content: content ?? '' }
  }
  const texts = await Promise.all(
    paths.slice(0, maxFiles).map((file) =>
      readText(client, {
        path: `${pathOf(address)}/files/HEAD/${encodeURIComponent(file)}/raw`,
        maxBytes: maxFileBytes,
      }),
    ),
  )
  return { fileNames: paths, content: texts.filter((text) => text !== null).join('\n') }
}
