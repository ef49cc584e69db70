/**
 * Text as it can be stored and shown: at most `maxLength` UTF-16 code units, U+FFFD in place of what Postgres can't keep: NUL,
 * and halves of surrogate pairs, which aren't text in UTF-8. A pair cut in two at the end becomes U+FFFD as well.
 */
export function storableText(text: string, maxLength: number): string {
  const kept = (text.length > maxLength ? text.slice(0, maxLength) : text).toWellFormed()
  return kept.includes('\0') ? kept.replaceAll('\0', '\uFFFD') : kept
}
