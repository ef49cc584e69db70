const unsafe = /[\p{Cc}\s]+/gu
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A stretch of an author's text for a reason, at most `limit` UTF-16 units: on one line, without control characters
 * and lone surrogates, which neither Postgres' jsonb nor a terminal takes.
 */
export function quote(text: string, start: number, end: number, limit: number): string {
  const written = text.slice(start, Math.min(end, start + limit))
  if (isPlain(written)) return written.trim()
  return written.replace(loneSurrogate, '\ufffd').replace(unsafe, ' ').trim()
}

/** Whether there is nothing but ASCII in it and no two spaces in a row: most words are so. */
function isPlain(text: string): boolean {
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 || unit > 0x7e || (unit === 0x20 && before === 0x20)) return false
    before = unit
  }
  return true
}

/** A telephone number with the bracket that it begins before: "(800) 555-0100". */
export function quoteContact(text: string, { start, end }: { start: number; end: number }): string {
  const quoted = quote(text, start, end, 48)
  return text[start - 1] === '(' && quoted.indexOf(')') > quoted.lastIndexOf('(') ? `(${quoted}` : quoted
}
