/** What a note stands on. */
export type NoteableType = 'issue' | 'merge_request' | 'snippet'

/**
 * What an event is about, with what the API needs to find it. `id` is GitLab's global id; issues, merge requests and
 * notes are found by project and iid only: the global id of an issue, used as an iid, is another issue.
 */
export type Subject =
  | { kind: 'user'; id: number }
  | { kind: 'project'; id: number }
  | { kind: 'group'; id: number }
  | { kind: 'issue'; id: number; projectId: number; iid: number }
  | { kind: 'merge_request'; id: number; projectId: number; iid: number }
  /** `iid` is the noteable's; for a snippet, which has none, its id. */
  | { kind: 'note'; id: number; projectId: number; noteable: { type: NoteableType; iid: number } }
  /** `projectId` is null for a personal snippet. */
  | { kind: 'snippet'; id: number; projectId: number | null }

/** Names the subject in one word, such as `issue:301`: kind and global id. */
export function subjectKey(subject: Subject): string {
  return `${subject.kind}:${subject.id}`
}
