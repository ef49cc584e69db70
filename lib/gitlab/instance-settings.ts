import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag } from './fields'
import { readJson } from './read-json'

const settings = z.object({
  email_confirmation_setting: z.string().max(100).nullish(),
  /** What GitLab 15.8 and older have instead. */
  send_user_confirmation_email: flag,
})

/**
 * Whether GitLab makes people confirm their address. When it doesn't (`off`), it marks every address as confirmed at
 * sign-up, whoever's it is. For administrators only.
 */
export async function getConfirmsAddresses(client: GitLabClient): Promise<boolean> {
  const { value } = await readJson(client, settings, { path: '/application/settings' })
  const word = value.email_confirmation_setting
  return word ? word !== 'off' : value.send_user_confirmation_email !== false
}
