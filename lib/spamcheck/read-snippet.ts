import { askedContent } from './asked-content'
import type { AskedCall } from './call'
import { type QuestionSource, readAction, readAuthor, readProject } from './read-question'
import type { WireSnippet } from './wire'

/**
 * Reads the question about a snippet, whose files come by name only. Never throws: what can't be believed is left out.
 * The visibility is, too: GitLab's client doesn't fill it.
 */
export function readSnippet(wire: WireSnippet, { correlationId, client, now = new Date() }: QuestionSource): AskedCall {
  const author = readAuthor(wire.user)
  const project = readProject(wire.project)
  return {
    type: 'snippet',
    asked: 'snippet',
    ...askedContent({
      kind: 'snippet',
      source: {
        title: wire.title,
        description: wire.description,
        // As lib/fetch joins them.
        file_name: wire.files.filter((path) => path !== '').join('\n'),
      },
      author,
      user: wire.user,
      userInProject: project ? wire.userInProject : undefined,
      now,
    }),
    author,
    project,
    userInProject: wire.userInProject,
    action: readAction(wire.action),
    correlationId,
    client,
  }
}
