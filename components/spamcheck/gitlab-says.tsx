'use client'
import { useQuery } from '@tanstack/react-query'
import { SafeText } from '@/components/text/safe-text'
import { Badge, type Tone } from '@/components/ui/badge'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import type { Pointing } from '@/lib/spamcheck/door-address'
import { gitlabSettingQuery } from './queries'

const marks: Record<Pointing, { tone: Tone; words: string }> = {
  here: { tone: 'good', words: 'points here' },
  perhaps: { tone: 'neutral', words: 'the port is ours; the name can’t be told from here' },
  elsewhere: { tone: 'fail', words: 'points elsewhere' },
}

/** What GitLab itself says it is set to, for admins: asked with GITLAB_TOKEN. Its key is never read. */
export function GitLabSays() {
  const query = useQuery(gitlabSettingQuery())
  return (
    <section aria-labelledby="gitlab-says" className="flex flex-col gap-3">
      <h2 id="gitlab-says" className="flex items-center gap-2 text-lg font-semibold">
        What GitLab says it is set to <Badge>admins only</Badge>
      </h2>
      <QueryView
        query={query}
        label="Loading what GitLab says"
        loading={
          <div role="status" aria-label="Loading what GitLab says">
            <Skeleton className="h-24" />
          </div>
        }
      >
        {({ said, pointing }) =>
          said === null ? (
            <Notice>
              GITLAB_TOKEN may not read GitLab’s settings, so look there yourself. It would need the scope api of an
              administrator.
            </Notice>
          ) : (
            <Facts>
              <Fact name="Enabled">{yes(said.enabled)}</Fact>
              <Fact name="Address">
                {said.url === null ? (
                  'none'
                ) : (
                  <span className="flex flex-wrap items-center gap-2">
                    <code className="font-mono text-sm break-all">
                      <SafeText text={said.url} limit={300} />
                    </code>
                    {pointing && <Badge tone={marks[pointing].tone}>{marks[pointing].words}</Badge>}
                  </span>
                )}
              </Fact>
              <Fact name="reCAPTCHA">
                {said.recaptcha === false ? (
                  <span className="text-warn">off: a conditional allow is a refusal</span>
                ) : (
                  yes(said.recaptcha)
                )}
              </Fact>
            </Facts>
          )
        }
      </QueryView>
    </section>
  )
}

function yes(value: boolean | null): string {
  if (value === null) return 'not said'
  return value ? 'on' : 'off'
}
