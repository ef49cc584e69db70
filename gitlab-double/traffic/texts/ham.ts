import { issues } from './ham-issues'
import { notes } from './ham-notes'
import { groups, projects } from './ham-projects'
import { bios, mergeRequests, snippets } from './ham-snippets'
import { lookAlikes } from './look-alikes'
import type { Text, TextKind } from './text'

export type HamText = Text & { lookAlike: boolean }

const all: readonly HamText[] = [
  ...[issues, notes, groups, projects, bios, mergeRequests, snippets].flat().map((text) => ({
    ...text,
    lookAlike: false,
  })),
  ...lookAlikes.map((text) => ({ ...text, lookAlike: true })),
]

/** What honest people write, by where they write it. */
export const hamByKind: Record<TextKind, readonly HamText[]> = {
  issue: all.filter((text) => text.kinds.includes('issue')),
  note: all.filter((text) => text.kinds.includes('note')),
  project: all.filter((text) => text.kinds.includes('project')),
  snippet: all.filter((text) => text.kinds.includes('snippet')),
  merge_request: all.filter((text) => text.kinds.includes('merge_request')),
  bio: all.filter((text) => text.kinds.includes('bio')),
  group: all.filter((text) => text.kinds.includes('group')),
}
