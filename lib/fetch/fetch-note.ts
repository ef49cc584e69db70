import type { GitLabClient } from '../gitlab/client'
import { getNote, type Noteable, noteUrl } from '../gitlab/notes'
import { assembleItem } from './assemble-item'
import { atHome, sameObject } from './checks'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchNoteOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number; projectId: number; noteable: Noteable }

export async function fetchNote({
  gitlab,
  lookUps,
  id,
  projectId,
  noteable,
}: FetchNoteOptions): Promise<FetchedContent> {
  const { value, raw } = await getNote(gitlab, { id, projectId, noteable })
  sameObject('note', id, value.id)
  const [author, place] = await Promise.all([lookUps.author(value.author?.id), lookUps.place(projectId)])
  return assembleItem({
    kind: 'note',
    gitlabId: value.id,
    ref: { noteable },
    projectId,
    path: place.path,
    webUrl: noteUrl(place.webUrl, { id, noteable }),
    visibility: place.visibility,
    confidential: value.internal === true || value.confidential === true,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: value.updated_at,
    author,
    userInProject: atHome(author, place),
    source: value,
    raw,
    now: new Date(),
  })
}
