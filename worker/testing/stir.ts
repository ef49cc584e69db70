import type { GitLabDouble } from '@/gitlab-double/start-double'

const spam = 'Buy cheap meds online now!!! Best casino bonus https://pills.example/win call +1 555 010 9999'
const ham = 'The build fails on Debian when the cache folder is missing. Steps to reproduce are in the log.'

/**
 * People and spammers at work: `count` times a new account, a project, an issue that is edited once, and a renamed account.
 * Gives some seven hooks a turn.
 */
export function stir({ world }: GitLabDouble, { count, tag }: { count: number; tag: string }): void {
  for (let turn = 0; turn < count; turn++) {
    const text = turn % 2 ? spam : ham
    const user = world.createUser({ username: `${tag}-${turn}`, bio: text })
    const project = world.createProject({ namespaceId: user.namespaceId, creatorId: user.id, path: `p-${turn}` })
    const issue = world.createIssue({ projectId: project.id, authorId: user.id, title: `Issue ${tag} ${turn}` })
    world.updateIssue(issue.id, { title: `Issue ${tag} ${turn}, again`, description: text })
    if (turn % 3 === 0) world.renameUser(user.id, `${tag}-${turn}-renamed`)
  }
}
