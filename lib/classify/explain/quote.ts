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
