export type TextKind = 'issue' | 'note' | 'project' | 'snippet' | 'merge_request' | 'bio' | 'group'

/**
 * One hand-written text. Slots in braces ({domain}, {phone}, {brand}, {city}, {year}, {n}) are filled per campaign or person;
 * in spam, [a|b] means one or the other, as spammers' own tools do it.
 */
export type Text = {
  /** ISO 639-1. */
  language: string
  kinds: readonly TextKind[]
  /** Title of an issue, merge request or snippet, name of a project or group; notes and bios have none. */
  title?: string
  body: string
  /** File name of a snippet. */
  file?: string
}
