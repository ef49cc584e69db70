/** Characters that make a spreadsheet take a cell for a formula, with the full-width forms some of them fold. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const controlStart = /^[\t\r\n]/

/**
 * One cell of CSV (RFC 4180), always quoted. Names in the log are strangers' text: one that begins like a formula gets an
 * apostrophe before it, or opening the export could run it (OWASP: CSV injection).
 */
export function csvCell(value: string): string {
  // Without NUL from the start: what stands behind one would else come to stand first.
  const text = value.replaceAll('\0', '')
  const safe = formulaStart.test(text) || controlStart.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
