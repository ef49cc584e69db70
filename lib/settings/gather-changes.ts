import { itemKinds } from '../fetch/item'
import type { SettingChange } from './settings-diff'
import { kindNames } from './settings-words'

type Gathered = { name: string; before: string; after: string }

/** The same change to several kinds on one line: a preset would otherwise be twenty lines that say one thing. */
export function gatherChanges(changes: readonly SettingChange[]): Gathered[] {
  const lines = new Map<string, Gathered & { kinds: string[]; rest: string }>()
  for (const { path, name, before, after } of changes) {
    const kind = itemKinds.find((each) => path.startsWith(`kinds.${each}.`))
    const rest = kind ? name.slice(kindNames[kind].length + 2) : name
    const key = JSON.stringify(kind ? [rest, before, after] : [path])
    const line = lines.get(key) ?? { name, before, after, kinds: [], rest }
    if (kind) line.kinds.push(kindNames[kind])
    lines.set(key, line)
  }
  return [...lines.values()].map(({ kinds, rest, name, before, after }) => {
    if (kinds.length < 2) return { name, before, after }
    return { name: `${kinds.length === itemKinds.length ? 'Every kind' : kinds.join(', ')}: ${rest}`, before, after }
  })
}
