import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { itemKinds } from '@/lib/fetch/item'
import { bands } from '@/lib/review/band'
import { askedChoices, type QueueFilter, queueAges, queueSorts, queueStates } from '@/lib/review/queue-filter'

/** The filters as they stand in the address. A value that isn't one of ours counts as left out. */
export const filterParams = {
  state: parseAsStringLiteral(queueStates).withDefault('waiting'),
  sort: parseAsStringLiteral(queueSorts).withDefault('score'),
  kind: parseAsStringLiteral(itemKinds),
  band: parseAsStringLiteral(bands),
  age: parseAsStringLiteral(queueAges),
  asked: parseAsStringLiteral(askedChoices),
  author: parseAsString,
  text: parseAsString,
}

export const loadFilter = createLoader(filterParams)
export const queueAddress = createSerializer(filterParams)

type Params = Awaited<ReturnType<typeof loadFilter>>

/** The same for the API: nothing for what isn't set, and nothing longer than it takes. */
export function filterOf({ state, sort, kind, band, age, asked, author, text }: Params): QueueFilter {
  return {
    state,
    sort,
    ...(kind && { kind }),
    ...(band && { band }),
    ...(age && { age }),
    ...(asked && { asked }),
    ...(author?.trim() && { author: author.trim().slice(0, 255) }),
    ...(text?.trim() && { text: text.trim().slice(0, 200) }),
  }
}
