import { askedCall } from './asked-call'
import type { AskedCall } from './call'
import type { QuestionSource } from './read-question'
import type { WireIssue } from './wire'

/** Reads the question about an issue or another work item. Never throws: what can't be believed is left out. */
export function readIssue(wire: WireIssue, from: QuestionSource): AskedCall {
  const { title, description } = wire
  return askedCall({ wire, from, type: 'issue', asked: 'issue', kind: 'issue', source: { title, description } })
}
