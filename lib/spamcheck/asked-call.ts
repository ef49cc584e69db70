import type { ItemKind } from '../fetch/item'
import type { AskedKind } from '../settings/spamcheck-settings'
import { askedContent } from './asked-content'
import type { AskedCall } from './call'
import { type QuestionSource, readAction, readAuthor, readProject } from './read-question'
import type { WireIssue } from './wire'

type AskedCallOptions = {
  /** What every question says besides its text. */
  wire: Pick<WireIssue, 'user' | 'project' | 'userInProject' | 'action'>
  from: QuestionSource
  type: string
  asked: AskedKind
  kind: ItemKind
  /** Text by GitLab's names of the fields, as sent. */
  source: Record<string, string>
}

/** A question as it is judged. What can't be believed is left out. */
export function askedCall({ wire, from, type, asked, kind, source }: AskedCallOptions): AskedCall {
  const { correlationId, client, now } = from
  const { user, userInProject } = wire
  const author = readAuthor(user)
  const project = readProject(wire.project)
  const { content, textKey } = askedContent({
    kind,
    source,
    author,
    user,
    userInProject: project ? userInProject : undefined,
    nowMs: now ? now.getTime() : Date.now(),
  })
  return {
    type,
    asked,
    content,
    textKey,
    author,
    project,
    userInProject,
    action: readAction(wire.action),
    correlationId,
    client,
  }
}
