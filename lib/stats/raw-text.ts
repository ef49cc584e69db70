/** Most bytes of a body that are shown: enough to see what it is, little enough for any browser. */
export const rawShownBytes = 64 * 1024

export type RawText = {
  /** Readable text: invalid bytes are U+FFFD, control characters that hide or reorder text are spelled out. */
  text: string
  /** The same re-indented; null when it isn't JSON, was cut, or is nested too deep to read. */
  pretty: string | null
  /** How many bytes the whole body has. */
  bytes: number
  truncated: boolean
}

/** Makes a stranger's bytes into text that can be looked at without being misled by it. */
export function rawText({ head, bytes }: { head: Uint8Array; bytes: number }): RawText {
  const truncated = head.length < bytes
  // While streaming, a character cut at the end is left out rather than shown as a broken one.
  const decoded = new TextDecoder('utf-8').decode(head, { stream: truncated })
  const pretty = truncated ? null : indentJson(decoded)
  return { text: spellOut(decoded), pretty: pretty === null ? null : spellOut(pretty), bytes, truncated }
}

/** NUL and its like, and the characters that make text run backwards or vanish: a forged body could otherwise look harmless. */
const hidden = /[\p{Cc}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff]/gu
const keep = new Set(['\n', '\t'])

function spellOut(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(hidden, (found) =>
      keep.has(found) ? found : `⟦U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`,
    )
}

const deepest = 50

/**
 * Re-indents JSON token by token, so that what is shown is what was sent: parsing and printing it again would round large
 * numbers and drop repeated keys.
 */
function indentJson(text: string): string | null {
  if (!isJson(text)) return null
  const parts: string[] = []
  let depth = 0
  const line = (): string => `\n${'  '.repeat(depth)}`
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs)) {
    if (token === '{' || token === '[') {
      depth++
      // Fifty thousand brackets would make gigabytes of spaces.
      if (depth > deepest) return null
      parts.push(token, line())
    } else if (token === '}' || token === ']') {
      depth--
      const empty = parts.at(-2) === (token === '}' ? '{' : '[') && parts.at(-1)?.startsWith('\n')
      if (empty) parts.pop()
      parts.push(empty ? token : line() + token)
    } else if (token === ',') parts.push(token, line())
    else parts.push(token === ':' ? ': ' : token)
  }
  return parts.join('')
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
