import { AppError } from '../errors'
import { askGitLab } from '../gitlab/ask-gitlab'
import { findByName } from '../gitlab/find-by-name'
import { log } from '../log'

/**
 * GitLab's id of the account with this username, so that a person who is added is that account and not whoever has the
 * name when they first sign in. Null while GitLab can't be asked: then the name alone decides at the first sign-in.
 * @throws AppError `bad_request` when GitLab has nobody of this name
 */
export async function findGitLabAccount({ username }: { username: string }): Promise<number | null> {
  try {
    const id = await askGitLab((gitlab) => findByName(gitlab, { kind: 'user', name: username }))
    if (id !== null) return id
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'unavailable')) throw error
    log.warn({ err: error }, 'somebody is added by name alone: GitLab could not be asked')
    return null
  }
  throw new AppError({
    code: 'bad_request',
    message: `GitLab has nobody named "${username}". Write the username as in GitLab's address bar.`,
  })
}
