import type { SettingChange } from './settings-diff'
import { askedNames, verdictNames } from './settings-words'
import { askedKinds, type ListedProject, type SpamcheckSettings } from './spamcheck-settings'

/** The settings of the Spamcheck door in words, but for its lists of projects. */
export function spamcheckEntries(settings: SpamcheckSettings): { path: string; name: string; text: string }[] {
  const { monitor, caps, allowBlock, authorCounts, keepHours } = settings
  return [
    { path: 'spamcheck.monitor', name: 'Spamcheck: only watch', text: monitor ? 'on' : 'off' },
    ...askedKinds.map((kind) => ({
      path: `spamcheck.caps.${kind}`,
      name: `Spamcheck: severest answer to ${askedNames[kind].toLowerCase()}`,
      text: verdictNames[caps[kind]].toLowerCase(),
    })),
    { path: 'spamcheck.allowBlock', name: 'Spamcheck: may ban at once', text: allowBlock ? 'yes' : 'no' },
    { path: 'spamcheck.authorCounts', name: 'Spamcheck: the author counts', text: authorCounts ? 'yes' : 'no' },
    { path: 'spamcheck.keepHours', name: 'Spamcheck: texts are kept', text: `${keepHours} h` },
  ]
}

const lists = { checkOnly: 'Spamcheck: only these are checked', neverCheck: 'Spamcheck: never checked' } as const
const mostNamed = 10

/** What was put on a list and taken off it: whole lists, thousands long, would say nothing. */
export function projectListChanges(before: SpamcheckSettings, after: SpamcheckSettings): SettingChange[] {
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) => {
    const added = without(after[list], before[list])
    const removed = without(before[list], after[list])
    if (added.length + removed.length === 0) return []
    const parts = [
      countWords(after[list].length),
      added.length > 0 && `added ${namesOf(added)}`,
      removed.length > 0 && `removed ${namesOf(removed)}`,
    ]
    return [
      {
        path: `spamcheck.${list}`,
        name: lists[list],
        before: countWords(before[list].length),
        after: parts.filter(Boolean).join('; '),
      },
    ]
  })
}

function without(list: readonly ListedProject[], others: readonly ListedProject[]): ListedProject[] {
  const ids = new Set(others.map(({ id }) => id))
  return list.filter(({ id }) => !ids.has(id))
}

const countWords = (count: number): string => (count === 1 ? 'one project' : `${count || 'no'} projects`)

function namesOf(projects: readonly ListedProject[]): string {
  const names = projects.slice(0, mostNamed).map(({ id, path }) => `${path} (id ${id})`)
  const more = projects.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
