import type { GitLabClient } from '../gitlab/client'
import { getGroup, getGroupOwner } from '../gitlab/groups'
import { assembleItem } from './assemble-item'
import type { FetchedContent } from './fetched'
import type { LookUps } from './look-ups'

type FetchGroupOptions = { gitlab: GitLabClient; lookUps: LookUps; id: number }

/** The group, its first owner, and the owner's account. */
export async function fetchGroup({ gitlab, lookUps, id }: FetchGroupOptions): Promise<FetchedContent> {
  const [{ value, raw }, ownerId] = await Promise.all([getGroup(gitlab, { id }), getGroupOwner(gitlab, { id })])
  return assembleItem({
    kind: 'group',
    gitlabId: value.id,
    path: value.full_path,
    webUrl: value.web_url,
    visibility: value.visibility,
    itemCreatedAt: value.created_at,
    sourceUpdatedAt: null,
    author: await lookUps.author(ownerId),
    source: value,
    raw,
    now: new Date(),
  })
}
