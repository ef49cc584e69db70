import { env } from '../env'

/** The address when it leads to the GitLab we moderate; null for any other, which no page may offer as "in GitLab". */
export function ownGitlabUrl(url: string | null): string | null {
  const own = env().GITLAB_URL
  if (!url || !own || !URL.canParse(url)) return null
  return new URL(url).origin === new URL(own).origin ? url : null
}
