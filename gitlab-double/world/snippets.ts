import { must } from './lookups'
import type { Snippet } from './objects'
import { recordActivity, type Store } from './store'
import { untitled } from './untitled'
import { defined } from './users'

export type NewSnippet = Partial<Omit<Snippet, 'id' | 'files'>> & {
  files?: { path: string; content: string }[]
  /** One file named snippet.md, for short. */
  content?: string
}

/** Personal unless a project is given. No hook of any kind tells of snippets. */
export function createSnippet(store: Store, input: NewSnippet = {}): Snippet {
  const { content, ...rest } = input
  const authorId = input.authorId ?? 1
  const author = must(store.users.get(authorId), `user ${authorId}`)
  const createdAt = input.createdAt ?? store.now()
  const snippet: Snippet = {
    title: untitled.snippet,
    description: null,
    visibility: 'public',
    projectId: null,
    updatedAt: createdAt,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
    ipAddress: author.currentSignInIp ?? '198.51.100.1',
    markedAsSpam: false,
    ...defined(rest),
    files: input.files ?? [{ path: 'snippet.md', content: content ?? 'ls -la | sort\n' }],
    authorId,
    createdAt,
    id: store.nextId('snippet'),
  }
  store.snippets.set(snippet.id, snippet)
  recordActivity(store, {
    projectId: snippet.projectId,
    actionName: 'created',
    targetId: snippet.id,
    targetIid: null,
    targetType: 'Snippet',
    targetTitle: snippet.title,
    authorId,
    createdAt,
    commitTitle: null,
  })
  return snippet
}

export type SnippetChanges = Partial<Pick<Snippet, 'title' | 'description' | 'visibility' | 'files' | 'markedAsSpam'>>

export function updateSnippet(store: Store, id: number, changes: SnippetChanges): Snippet {
  const snippet = must(store.snippets.get(id), `snippet ${id}`)
  Object.assign(snippet, defined(changes), { updatedAt: store.now() })
  return snippet
}

export function deleteSnippet(store: Store, id: number): void {
  must(store.snippets.get(id), `snippet ${id}`)
  for (const noteId of store.noteIdsByNoteable.get(`Snippet:${id}`) ?? []) store.notes.delete(noteId)
  store.noteIdsByNoteable.delete(`Snippet:${id}`)
  store.snippets.delete(id)
}
