type Values = Record<string, string | number | boolean | null | undefined>

/** `?state=DEAD&before=12`, leaving out what isn't set; empty when nothing is. */
export function queryString(values: Values): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text && `?${text}`
}
