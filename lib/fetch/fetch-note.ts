import type { GitLabClient } from '../gitlab/client'
import { getNote, type Noteable, noteUrl } from '../gitlab/notes'
import { assembleInProject } from './assemble-in-project'
import { sameObject } from './checks'
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
  return assembleInProject({
    kind: 'note',
    value,
    raw,
    projectId,
    ref: { noteable },
    webUrl: (place) => noteUrl(place.webUrl, { id, noteable }),
    confidential: value.internal === true || value.confidential === true,
    lookUps,
  })
}
