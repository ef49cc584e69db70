const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|UTC|[+-]\d\d:?\d\d)$/

/**
 * Reads both forms that hooks carry, "2012-07-21T07:30:54.000+02:00" and "2015-05-17 17:06:40 UTC".
 * Undefined for anything else, and for dates that don't exist.
 */
export function gitlabTime(text: unknown): Date | undefined {
  if (typeof text !== 'string' || text.length > 40) return undefined
  const [, date, time, zone] = form.exec(text) ?? []
  if (!date || !time || !zone) return undefined
  const milliseconds = Date.parse(`${date}T${time}${zone === 'UTC' ? 'Z' : zone}`)
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds)
}
