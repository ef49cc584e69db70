import { askGitLab } from '../gitlab/ask-gitlab'
import { getSpamcheckClient, type SpamcheckClientSettings } from '../gitlab/spamcheck-client'
import { type Pointing, pointsHere } from '../spamcheck/door-address'
import { doorOverview } from './door-overview'
import { readWorkers, type Workers } from './read-workers'

export type GitLabDoorSetting = {
  /** Null: GITLAB_TOKEN may not read GitLab's settings. */
  said: SpamcheckClientSettings | null
  /** Null: nothing is entered, or nothing could be read. */
  pointing: Pointing | null
}

type Options = { ask?: () => Promise<SpamcheckClientSettings | null>; read?: () => Promise<Workers> }

const askNow = (): Promise<SpamcheckClientSettings | null> =>
  askGitLab(getSpamcheckClient, 'GitLab could not be asked how its Spamcheck client is set')

/**
 * What GitLab itself says it is set to.
 * @throws AppError `unavailable` when it can't be asked
 */
export async function gitlabDoorSetting({
  ask = askNow,
  read = readWorkers,
}: Options = {}): Promise<GitLabDoorSetting> {
  const [said, { address }] = await Promise.all([ask(), doorOverview({ read })])
  return { said, pointing: said?.url ? pointsHere({ said: said.url, address }) : null }
}
