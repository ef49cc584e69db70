import type { GitLabClient } from '../gitlab/client'
import { getUser } from '../gitlab/users'
import { assembleItem } from './assemble-item'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchUserOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number }

/** A user is their own author. GitLab's answer has no time of the last change: the later look counts as the newer. */
export async function fetchUser({ gitlab, lookUps, id }: FetchUserOptions): Promise<FetchedContent> {
  const { value, raw } = await getUser(gitlab, { id })
  const author = lookUps.keepAuthor(value)
  return assembleItem({
    kind: 'user',
    gitlabId: value.id,
    path: value.username,
    webUrl: value.web_url,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: null,
    author,
    source: value,
    raw,
    now: author.fetchedAt,
  })
}
