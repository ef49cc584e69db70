import { findHidden, type HiddenCharacter } from './hidden-characters'

type PlainOptions = {
  /** Keep line breaks and tabs, for texts that stand in a block of their own. */
  lines?: boolean
  /** Longest result in UTF-16 units; what is longer ends with "…". */
  limit?: number
}

const loneSurrogate = /\p{Surrogate}/gu

/**
 * A stranger's text in characters that can all be seen: what hides, turns the line around or breaks it stands as `⟦RLO⟧`,
 * a run of the same as `⟦ZWSP × 99,998⟧`. Emoji and scripts that need joiners keep theirs.
 */
export function plainText(
  text: string,
  { lines = false, limit = Number.POSITIVE_INFINITY }: PlainOptions = {},
): string {
  // Runs shrink, so the beginning of a very long text is enough.
  const read = Number.isFinite(limit) ? text.slice(0, limit * 20) : text
  const parts: string[] = []
  let at = 0
  for (const hidden of findHidden(read)) {
    parts.push(read.slice(at, hidden.start), hiddenLabel(hidden))
    at = hidden.end
  }
  parts.push(read.slice(at))
  const seen = parts.join('').replace(loneSurrogate, '\ufffd')
  const whole = lines ? seen : seen.replace(/[\t\n\r]+/g, ' ')
  return whole.length > limit || read.length < text.length
    ? `${whole.slice(0, limit).replace(loneSurrogate, '')}…`
    : whole
}

/**
 * The same for places that take only a string, such as `aria-label`, `title` and toasts: between isolates (U+2068, U+2069),
 * so that a right-to-left name leaves the words around it where they are.
 */
export function isolatedText(text: string, options?: PlainOptions): string {
  return `\u2068${plainText(text, options)}\u2069`
}

/** `⟦ZWSP⟧`, or `⟦ZWSP × 12⟧` for a run; `⟦hidden × 12⟧` when it mixes several. */
export function hiddenLabel({ short, count }: HiddenCharacter): string {
  return count > 1 ? `⟦${short} × ${count.toLocaleString('en')}⟧` : `⟦${short}⟧`
}
