import { z } from 'zod'
import { type GitLabClient, maxItemBytes } from './client'
import { flag, id, person, time, writtenText } from './fields'
import { type Checked, readJson } from './read-json'

const note = z.object({
  id,
  body: writtenText,
  author: person,
  created_at: time,
  updated_at: time,
  system: flag,
  internal: flag,
  /** The older word for internal. */
  confidential: flag,
})
export type Note = z.infer<typeof note>

const collections = { issue: 'issues', merge_request: 'merge_requests', snippet: 'snippets' } as const
export type Noteable = { type: keyof typeof collections; iid: number }

type NoteAddress = { id: number; projectId: number; noteable: Noteable }

export async function getNote(client: GitLabClient, address: NoteAddress): Promise<Checked<Note>> {
  const { id: noteId, projectId, noteable } = address
  return readJson(client, note, {
    maxBytes: maxItemBytes,
    path: `/projects/${projectId}/${collections[noteable.type]}/${noteable.iid}/notes/${noteId}`,
  })
}

/** Where the note is shown; GitLab's answer doesn't say. */
export function noteUrl(
  projectUrl: string | null,
  { id: noteId, noteable }: Omit<NoteAddress, 'projectId'>,
): string | null {
  return projectUrl && `${projectUrl}/-/${collections[noteable.type]}/${noteable.iid}#note_${noteId}`
}
