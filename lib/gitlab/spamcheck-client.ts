import { z } from 'zod'
import type { GitLabClient } from './client'
import { flag } from './fields'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'

const settings = z.object({
  spam_check_endpoint_enabled: flag,
  spam_check_endpoint_url: z.string().max(2_000).nullish(),
  recaptcha_enabled: flag,
})

export type SpamcheckClientSettings = {
  /** Null: this GitLab doesn't say. */
  enabled: boolean | null
  url: string | null
  /** Whether it can ask for a CAPTCHA at all. */
  recaptcha: boolean | null
}

/** How GitLab's own Spamcheck client is set; never its key. Null: the token may not read that. */
export async function getSpamcheckClient(client: GitLabClient): Promise<SpamcheckClientSettings | null> {
  try {
    const { value } = await readJson(client, settings, { path: '/application/settings' })
    return {
      enabled: value.spam_check_endpoint_enabled ?? null,
      url: value.spam_check_endpoint_url || null,
      recaptcha: value.recaptcha_enabled ?? null,
    }
  } catch (error) {
    if (error instanceof GitLabError && (error.reason === 'forbidden' || error.reason === 'gone')) return null
    throw error
  }
}
