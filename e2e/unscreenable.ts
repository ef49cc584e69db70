import { createGitLabControl } from './gitlab-control'

/**
 * An issue for which GitLab answers with a proxy's page, for as long as nobody mends it. Eight tries take two to three
 * minutes, so it begins before all specs; unscreened.spec.ts hurries what is left of them.
 * @returns the issue's id
 */
export async function beginUnscreenable(gitlabUrl: string): Promise<number> {
  const gitlab = createGitLabControl(gitlabUrl)
  const owner = await gitlab.create('user', { username: 'lamp-owner' })
  const project = await gitlab.create('project', { path: 'lamps', creatorId: owner.id })
  await gitlab.fail({ kind: 'html-200', match: { path: `/projects/${project.id}/issues/` } })
  const issue = await gitlab.create('issue', { projectId: project.id, title: 'The lamp is broken' })
  return issue.id
}
