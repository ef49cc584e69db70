const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "just now", "4 min ago": the same as what happened, in a sentence. */
export function timeAgo(milliseconds: number): string {
  const length = duration(milliseconds)
  return length === 'now' ? 'just now' : `${length} ago`
}

/** "new", "4 min old": how long something has been there. */
export function timeOld(milliseconds: number): string {
  const length = duration(milliseconds)
  return length === 'now' ? 'new' : `${length} old`
}

/** "now", "4 min", "3 h", "12 d", "5 mo", "2 y": how long, in one unit. */
export function duration(milliseconds: number): string {
  const length = Math.max(0, milliseconds)
  if (length < minute) return 'now'
  if (length < hour) return `${Math.floor(length / minute)} min`
  if (length < 2 * day) return `${Math.floor(length / hour)} h`
  if (length < 60 * day) return `${Math.floor(length / day)} d`
  if (length < 730 * day) return `${Math.floor(length / (30.44 * day))} mo`
  return `${Math.floor(length / (365.25 * day))} y`
}

/** The same everywhere and in every time zone, so that server and browser write the same text. */
export function absolute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
