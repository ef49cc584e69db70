import type { GitLabClient } from '@/lib/gitlab/client'
import { GitLabError } from '@/lib/gitlab/gitlab-error'
import type { Metrics } from '@/lib/metrics'

/** The same client, with its calls counted by result. */
export function meterGitLab(gitlab: GitLabClient, metrics: Metrics): GitLabClient {
  return {
    ...gitlab,
    call: async (request) => {
      const begun = performance.now()
      let result = 'ok'
      try {
        return await gitlab.call(request)
      } catch (error) {
        result = error instanceof GitLabError ? error.reason : 'fault'
        throw error
      } finally {
        metrics.gitlabSeconds.observe({ result }, (performance.now() - begun) / 1000)
      }
    },
  }
}
