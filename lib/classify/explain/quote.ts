const unsafe = /[\p{Cc}\s]+/gu
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A stretch of an author's text for a reason, at most `limit` UTF-16 units: on one line, without control characters
 * and lone surrogates, which neither Postgres' jsonb nor a terminal takes.
 */
export function quote(text: string, start: number, end: number, limit: number): string {
  return text
    .slice(start, Math.min(end, start + limit))
    .replace(loneSurrogate, '\ufffd')
    .replace(unsafe, ' ')
    .trim()
}

/** A telephone number with the bracket that it begins before: "(800) 555-0100". */
export function quoteContact(text: string, { start, end }: { start: number; end: number }): string {
  const quoted = quote(text, start, end, 48)
  return text[start - 1] === '(' && quoted.indexOf(')') > quoted.lastIndexOf('(') ? `(${quoted}` : quoted
}
