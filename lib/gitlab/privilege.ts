import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag, id, shortText } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'
import { getUser, lostPrivilege } from './users'

const self = z.object({ id, username: shortText, is_admin: flag })
const ownToken = z.object({ scopes: z.array(z.string()).nullish(), expires_at: z.string().max(40).nullish() })

export type Privilege = {
  /** The account Natterjack acts as: it never acts on itself, and hooks with it as actor are its own doing. */
  botUserId: number
  botUsername: string
  /** Null when GitLab doesn't say (an OAuth token, an old version). */
  scopes: string[] | null
  /** A date such as 2027-01-31; null when it doesn't expire or GitLab doesn't say. */
  expiresAt: string | null
}

/**
 * Asks GitLab who the token is and whether it really acts as an administrator, which under Admin Mode only an
 * administrator's answer about a user shows. Call it at the start and now and then.
 * @throws GitLabError `lost_privilege`, `unauthorized` or why GitLab can't be asked
 */
export async function checkPrivilege(client: GitLabClient): Promise<Privilege> {
  const { value: me } = await readJson(client, self, { path: '/user' })
  if (me.is_admin !== true) throw lostPrivilege()
  await getUser(client, { id: me.id })
  const token = await readOwnToken(client)
  return {
    botUserId: me.id,
    botUsername: me.username,
    scopes: token?.scopes ?? null,
    expiresAt: token?.expires_at ?? null,
  }
}

async function readOwnToken(client: GitLabClient): Promise<z.infer<typeof ownToken> | null> {
  try {
    return (await readJson(client, ownToken, { path: '/personal_access_tokens/self' })).value
  } catch (error) {
    if (error instanceof GitLabError && !error.waits) return null
    throw error
  }
}
