import { cutSpans } from '@/lib/classify/explain/cut-spans'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Model } from '@/lib/classify/model'
import type { Span } from '@/lib/classify/score'
import { scorerOf } from '@/lib/classify/scorer'
import type { ItemContent } from '@/lib/fetch/item'

/** The classifier notes eight places of a feature: what stands more often is taken out in turns. */
const mostRounds = 8

type Options = {
  model: Model
  content: ItemContent
  /** What is to go, as far as the classifier has noted where it stands. */
  find: (list: FeatureList, content: ItemContent) => readonly Span[]
  /** The stretches to cut for one of those. By default the place itself. */
  widen?: (text: string, span: Span) => readonly Span[]
}

/**
 * The content after everything that `find` finds was cut, until it finds nothing any more; undefined when there is more than
 * can be taken out cheaply: a score "without the links" must be one without any.
 */
export function takeOut({ model, content, find, widen }: Options): ItemContent | undefined {
  let changed = content
  for (let round = 0; round <= mostRounds; round++) {
    const spans = find(scorerOf(model).explain(changed).list, changed)
    if (spans.length === 0) return changed
    const { fields } = changed
    const cuts = widen ? spans.flatMap((span) => widen(fields[span.field] ?? '', span)) : spans
    changed = { ...content, fields: cutSpans(fields, cuts) }
  }
  return undefined
}

/** Where links stand, whole addresses. */
export function linkSpans(list: FeatureList): Span[] {
  return list.named.filter(({ name }) => name.startsWith('link:to-')).flatMap(({ spans }) => spans)
}

/** Where telephone numbers and mail addresses stand. */
export function contactSpans(list: FeatureList): Span[] {
  return list.named.filter(({ group }) => group === 'contact').flatMap(({ spans }) => spans)
}

/** What makes two ways to write one contact the same. */
export function contactKey(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  return plain.includes('@') ? plain : plain.replace(/o/g, '0').replace(/[il]/g, '1').replace(/\D/g, '')
}

/** Whether the classifier sees letters in disguise. A dressed-up telephone number is a contact. */
export function hasDisguise(list: FeatureList): boolean {
  return list.named.some(
    ({ name, group }) => group === 'disguise' && name !== 'disguise:phone' && name !== 'disguise:any',
  )
}
