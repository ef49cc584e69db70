import type { TrustAuthor } from '../trust/trust'

/** What Natterjack knows of the account that asks, from the database. Counts are of its latest 200 items. */
export type Standing = {
  /** As it was last seen; null: never, or too long ago to exempt anybody. */
  account: (Omit<TrustAuthor, 'email' | 'confirmedAt'> & { state: string }) | null
  /** Items with a standing decision of a person. */
  decided: {
    spam: number
    notSpam: number
    /** Days on which those that aren't spam were decided: many decisions of one day say little more than one. */
    notSpamDays: number
  }
  /** Items that were flagged in the last seven days and that nobody has decided on. */
  flagged: number
  /** Different texts that GitLab asked about in the last hour, as far as they are stored. At most 50. */
  texts: number
}

/** So many different texts in an hour are nothing remarkable: they move no score. */
export const fewTexts = 10

/** Of an account that was looked for and never met. */
export const noStanding: Standing = {
  account: null,
  decided: { spam: 0, notSpam: 0, notSpamDays: 0 },
  flagged: 0,
  texts: 0,
}

/** What this worker has seen of late, itself. */
export type Lately = {
  /** Earlier calls of the author in the last ten minutes, at most 15. */
  calls: number
  /** Other authors who sent the same text in the last 24 hours, before this one did. At most 8. */
  sharers: number
}

/** By what an author is told apart: GitLab's id, and for GitLabs that don't send it the username. */
export function authorKey(author: { gitlabId: number | null; username: string }): number | string {
  return author.gitlabId ?? author.username
}
