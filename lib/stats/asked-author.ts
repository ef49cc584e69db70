import { z } from 'zod'

/** As lib/spamcheck/store-calls-sql.ts keeps it; whatever isn't so is left out. */
const storedSchema = z
  .object({
    emails: z.array(z.object({ domain: z.string(), verified: z.boolean() })).catch([]),
    facts: z.object({ accountAgeDays: z.number().optional(), twoFactor: z.boolean().optional() }).catch({}),
  })
  .catch({ emails: [], facts: {} })

export type AskedAuthorFacts = {
  accountAgeDays: number | null
  twoFactor: boolean | null
  /** Domains of their addresses, the main one first, at most five. */
  emails: { domain: string; verified: boolean }[]
}

/** What GitLab said of the account, as far as it was kept. */
export function askedAuthor(stored: unknown): AskedAuthorFacts {
  const { emails, facts } = storedSchema.parse(stored)
  return {
    accountAgeDays: facts.accountAgeDays ?? null,
    twoFactor: facts.twoFactor ?? null,
    emails: emails.slice(0, 5),
  }
}
