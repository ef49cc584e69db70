import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'

const settings = z.object({
  email_confirmation_setting: z.string().max(100).nullish(),
  /** What GitLab 15.8 and older have instead. */
  send_user_confirmation_email: flag,
})

/**
 * Whether GitLab makes people confirm their address. When it doesn't (`off`), it marks every address as confirmed at
 * sign-up, whoever's it is. When the setting may not be read the answer is no: it can't be relied on.
 */
export async function getConfirmsAddresses(client: GitLabClient): Promise<boolean> {
  try {
    const { value } = await readJson(client, settings, { path: '/application/settings' })
    const word = value.email_confirmation_setting
    return word ? word !== 'off' : value.send_user_confirmation_email !== false
  } catch (error) {
    if (error instanceof GitLabError && (error.reason === 'forbidden' || error.reason === 'gone')) return false
    throw error
  }
}
