import type { Random } from '../random'
import { type HamText, hamByKind } from './texts/ham'
import {
  installs,
  issuePieces,
  noteEndings,
  noteMiddles,
  noteOpenings,
  projectNames,
  projectSuffixes,
  purposes,
  statuses,
} from './texts/ham-pieces'
import type { TextKind } from './texts/text'

export type Written = { language: string; title: string; body: string; file?: string; lookAlike: boolean }

/** Writes as honest people do: a whole text that hasn't been used for long, or one put together from pieces. */
export function createHamWriter(random: Random) {
  const bags = new Map<TextKind, HamText[]>()

  function whole(kind: TextKind): Written {
    const bag = bags.get(kind) ?? []
    if (bag.length === 0) bag.push(...random.shuffle(hamByKind[kind]))
    bags.set(kind, bag)
    const text = bag.pop() as HamText
    return {
      language: text.language,
      title: text.title ?? '',
      body: text.body,
      file: text.file,
      lookAlike: text.lookAlike,
    }
  }

  function issue(): Written {
    const { language, issues, contexts, asks } = random.chance(0.7)
      ? (issuePieces[0] as (typeof issuePieces)[number])
      : random.pick(issuePieces)
    const { title, symptom } = random.pick(issues)
    const parts = [symptom, random.pick(contexts), random.pick(asks)].filter((part) => part !== '')
    return { language, title, body: parts.join(random.chance(0.5) ? '\n\n' : ' '), lookAlike: false }
  }

  function note(): Written {
    const opening = random.pick(noteOpenings)
    const middle = random.pick(noteMiddles)
    const start = opening === '' ? middle.charAt(0).toUpperCase() + middle.slice(1) : opening + middle
    return { language: 'en', title: '', body: start + random.pick(noteEndings), lookAlike: false }
  }

  function project(): Written {
    const title = `${random.pick(projectNames)}-${random.pick(projectSuffixes)}`
    const body = [`# ${title}\n\n\`${title}\` ${random.pick(purposes)}.`, random.pick(installs), random.pick(statuses)]
    return { language: 'en', title, body: body.filter((part) => part !== '').join('\n\n'), lookAlike: false }
  }

  return function write(kind: TextKind): Written {
    if (kind === 'issue' && random.chance(0.55)) return issue()
    if (kind === 'note' && random.chance(0.5)) return note()
    if (kind === 'project' && random.chance(0.55)) return project()
    return whole(kind)
  }
}
