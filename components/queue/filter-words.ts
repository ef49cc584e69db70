import { kindNames } from '@/components/item/kind-icon'
import { bandWords } from '@/lib/review/band'
import type { Narrowing, QueueFilter } from '@/lib/review/queue-filter'

export const stateWords = {
  waiting: 'Waiting',
  second: 'Second opinion',
  skipped: 'Put aside by me',
  decided: 'Decided',
}
export const sortWords = { score: 'Highest score', oldest: 'Longest waiting', newest: 'Newest' }
export const askedChoiceWords = { yes: 'Asked before saving', no: 'Not asked about' }
export const ageWords = { hour: 'In the last hour', day: 'In the last day', week: 'In the last week' }

/** A filter that is set, in words: "Kind: Issue". */
export function narrowingWords(name: Narrowing, filter: QueueFilter): string {
  switch (name) {
    case 'kind':
      return `Kind: ${filter.kind ? kindNames[filter.kind] : ''}`
    case 'band':
      return `Score: ${filter.band ? bandWords[filter.band] : ''}`
    case 'age':
      return filter.age ? ageWords[filter.age] : ''
    case 'asked':
      return filter.asked ? askedChoiceWords[filter.asked] : ''
    case 'author':
      return `Author: ${filter.author}`
    case 'text':
      return `Text: ${filter.text}`
  }
}
