import { askedCall } from './asked-call'
import type { AskedCall } from './call'
import type { QuestionSource } from './read-question'
import type { WireSnippet } from './wire'

/**
 * Reads the question about a snippet, whose files come by name only. Never throws: what can't be believed is left out.
 * The visibility is, too: GitLab's client doesn't fill it.
 */
export function readSnippet(wire: WireSnippet, from: QuestionSource): AskedCall {
  const { title, description } = wire
  // As lib/fetch joins them.
  const file_name = wire.files.filter((path) => path !== '').join('\n')
  const source = { title, description, file_name }
  return askedCall({ wire, from, type: 'snippet', asked: 'snippet', kind: 'snippet', source })
}
