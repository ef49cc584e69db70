import type { GitLabClient } from '../gitlab/client'
import { getSnippet, getSnippetText } from '../gitlab/snippets'
import { assembleItem } from './assemble-item'
import { atHome, sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchSnippetOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number | null }

/** A snippet with the text of its files; a personal one stands under its author's name. */
export async function fetchSnippet({ gitlab, lookUps, id, projectId }: FetchSnippetOptions): Promise<FetchedContent> {
  const address = { id, projectId }
  const { value, raw } = await getSnippet(gitlab, address)
  sameObject('snippet', id, value.id)
  const [text, author, place] = await Promise.all([
    getSnippetText(gitlab, { address, snippet: value }),
    lookUps.author(value.author?.id),
    projectId === null ? null : lookUps.place(projectId),
  ])
  return assembleItem({
    kind: 'snippet',
    gitlabId: value.id,
    projectId,
    path: place?.path ?? author?.username ?? '',
    webUrl: value.web_url,
    visibility: value.visibility,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: place ? atHome(author, place) : undefined,
    source: { ...value, file_name: text.fileNames.join('\n'), content: text.content },
    raw,
    now: new Date(),
  })
}
