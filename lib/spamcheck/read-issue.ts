import { askedContent } from './asked-content'
import type { AskedCall } from './call'
import { type QuestionSource, readAction, readAuthor, readProject } from './read-question'
import type { WireIssue } from './wire'

/** Reads the question about an issue or another work item. Never throws: what can't be believed is left out. */
export function readIssue(wire: WireIssue, { correlationId, client, now = new Date() }: QuestionSource): AskedCall {
  const author = readAuthor(wire.user)
  const project = readProject(wire.project)
  return {
    type: 'issue',
    asked: 'issue',
    ...askedContent({
      kind: 'issue',
      source: { title: wire.title, description: wire.description },
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
