import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag, id, requiredText, shortText, time, webUrl, writtenText } from './fields'
import { GitLabError } from './gitlab-error'
import { type Checked, checkAnswer, parseJson, readJson } from './read-json'

const customAttributes = z.array(z.object({ key: z.string(), value: z.string().nullish() }))

const adminUser = z.object({
  id,
  username: requiredText,
  name: writtenText,
  state: requiredText,
  web_url: webUrl,
  created_at: time,
  bio: writtenText,
  location: writtenText,
  public_email: writtenText,
  linkedin: writtenText,
  twitter: writtenText,
  discord: writtenText,
  github: writtenText,
  website_url: writtenText,
  organization: writtenText,
  job_title: writtenText,
  pronouns: writtenText,
  work_information: writtenText,
  bot: flag,
  confirmed_at: time,
  email: shortText,
  is_admin: flag,
  external: flag,
  two_factor_enabled: flag,
  sign_in_count: z.int().nonnegative().max(2_147_483_647).nullish(),
  /** Null: signed up by themselves. Missing: this version doesn't say. */
  created_by: z.object({ id }).nullish(),
  custom_attributes: customAttributes.nullish(),
})
/** A user as an administrator sees them. */
export type AdminUser = z.infer<typeof adminUser>

/**
 * One call for everything: the custom attributes (`trusted_by` is one of them) come along.
 * @throws GitLabError `lost_privilege` when the answer is the short form that others get: acting or judging on it would
 *   mean taking every account for unconfirmed and nobody for an administrator
 */
export async function getUser(client: GitLabClient, { id: userId }: { id: number }): Promise<Checked<AdminUser>> {
  const raw = parseJson(await client.call({ path: `/users/${userId}`, query: { with_custom_attributes: true } }))
  requireAdminForm(client, raw)
  const value = checkAnswer(adminUser, raw)
  if (value.custom_attributes) return { value, raw }
  // A GitLab that doesn't know the parameter on this call.
  const attributes = await readJson(client, customAttributes, { path: `/users/${userId}/custom_attributes` })
  return { value: { ...value, custom_attributes: attributes.value }, raw }
}

/** GitLab's own mark of an account that skips its spam checks. */
export function trustedByOf(user: AdminUser): string | null {
  return user.custom_attributes?.find((attribute) => attribute.key === 'trusted_by')?.value || null
}

const lostPrivilegePauseMs = 30_000

function requireAdminForm(client: GitLabClient, raw: unknown): void {
  if (typeof raw === 'object' && raw !== null && 'email' in raw && 'is_admin' in raw) return
  const error = lostPrivilege()
  client.pause({ reason: 'lost_privilege', message: error.message, ms: lostPrivilegePauseMs })
  throw error
}

export function lostPrivilege(): GitLabError {
  return new GitLabError({
    reason: 'lost_privilege',
    message:
      "GitLab answers as to an ordinary user: the bot's account is no administrator, or the token lacks the scope admin_mode. Nothing is judged or done until that is mended.",
  })
}
