import type { ItemKind } from '../fetch/item'
import { storableText } from '../gitlab/storable-text'
import type { AskedKind } from '../settings/spamcheck-settings'
import { askedCall } from './asked-call'
import type { AskedCall } from './call'
import type { QuestionSource } from './read-question'
import type { WireGeneric } from './wire'

const maxType = 60

/** By GitLab's names of its types: which cap counts, and which kind of item the text is scored as. */
const known: ReadonlyMap<string, { asked: AskedKind; kind: ItemKind }> = new Map([
  ['issue', { asked: 'issue', kind: 'issue' }],
  ['snippet', { asked: 'snippet', kind: 'snippet' }],
  ['merge_request', { asked: 'merge_request', kind: 'merge_request' }],
  ['note', { asked: 'note', kind: 'note' }],
  ['milestone', { asked: 'milestone', kind: 'issue' }],
])
const unknown = { asked: 'other', kind: 'issue' } as const

/** Reads the question about anything else, by its type. Never throws: what can't be believed is left out. */
export function readGeneric(wire: WireGeneric, from: QuestionSource): AskedCall {
  // Ruby's Note and MergeRequest, should a caller send class names, are the same things.
  const type = storableText(wire.type, maxType)
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
    .slice(0, maxType)
  const { asked, kind } = known.get(type) ?? unknown
  const source = kind === 'note' ? { body: wire.text } : headAndRest(wire.text)
  return askedCall({ wire, from, type, asked, kind, source })
}

/** GitLab joins title and description by a line break, and a title has none. */
function headAndRest(text: string): { title: string; description: string } {
  const end = text.indexOf('\n')
  return end < 0 ? { title: text, description: '' } : { title: text.slice(0, end), description: text.slice(end + 1) }
}
