import type { GitLabControl, GitLabIssue, GitLabProject, GitLabUser } from './gitlab-control'

let made = 0
/** A word that no other test uses, to find one's own items by. */
export function uniqueWord(base: string): string {
  made += 1
  return `${base}${made}x${process.pid}`
}

/** What nobody takes for anything but an advertisement, whatever stands beside it. */
export const offer =
  'Buy cheap casino bonus pills now at https://best-pills-casino.example/win, 100% free money, call +1 800 555 0199, limited offer!'

/** An account that nobody takes for a person. */
export function spamUser(gitlab: GitLabControl, fields: object = {}): Promise<GitLabUser> {
  const username = uniqueWord('pills')
  return gitlab.create('user', {
    username,
    name: 'Best Casino Pills',
    bio: offer,
    websiteUrl: 'https://best-pills-casino.example/',
    ...fields,
  })
}

type SpamIssue = { author: GitLabUser; project: GitLabProject; issue: GitLabIssue; word: string }

/** An advertisement in somebody else's project, written by a fresh account without a profile. */
export async function spamIssue(gitlab: GitLabControl, fields: object = {}): Promise<SpamIssue> {
  const word = uniqueWord('offer')
  const owner = await gitlab.create('user', { username: uniqueWord('owner') })
  const project = await gitlab.create('project', {
    path: uniqueWord('garden'),
    creatorId: owner.id,
    visibility: 'public',
  })
  const author = await gitlab.create('user', { username: uniqueWord('seller') })
  const issue = await gitlab.create('issue', {
    projectId: project.id,
    authorId: author.id,
    title: `Cheap casino pills ${word}`,
    description: offer,
    ...fields,
  })
  return { author, project, issue, word }
}
