import { hash } from 'node:crypto'
import type { ItemFields, ItemKind } from '../fetch/item'
import { spellUsual } from './spell-usual'

/** The fields of a kind that GitLab's Spamcheck client sends, in the order it joins them. */
const askedFields: Partial<Record<ItemKind, readonly string[]>> = {
  issue: ['title', 'description'],
  snippet: ['title', 'description'],
  merge_request: ['title', 'description'],
  note: ['body'],
}

type TextKeyOptions = {
  kind: ItemKind
  /** GitLab's id. Null: unknown, and then `username` stands for it. */
  authorId: number | null
  username: string
  /** Whole texts, not as cut for keeping. */
  fields: ItemFields
}

/**
 * What an item is recognised by that GitLab asked about before it had a number: author, kind and text, SHA-256 of them.
 * White space counts for nothing, since GitLab trims and changes line ends between asking and saving. Unicode's normal forms
 * aren't made, which GitLab doesn't do either: a million combining marks, which anybody may write, would take minutes.
 * Null: a kind that GitLab never asks about.
 */
export function textKey({ kind, authorId, username, fields }: TextKeyOptions): Buffer | null {
  const names = askedFields[kind]
  if (!names) return null
  const before = [kind, authorId ?? username]
  const spelled = spellUsual({ before, names, fields }) ?? spellAny({ before, names, fields })
  // By way of a string, since the 32 bytes then share their memory with other small buffers.
  return Buffer.from(hash('sha256', spelled, 'binary'), 'latin1')
}

export type SpellOptions = { before: (string | number)[]; names: readonly string[]; fields: ItemFields }

/** What is hashed: the keys of millions of rows are of it, so it must stay as it is to the last byte. */
export function spellAny({ before, names, fields }: SpellOptions): string {
  const text = names
    .map((name) => fields[name] ?? '')
    .join(' ')
    // Every run of white space becomes a space; one that is a space already, as nearly all are, isn't touched.
    .replace(/[^\S ]\s*| \s+/gu, ' ')
    .trim()
  return JSON.stringify([...before, text])
}
