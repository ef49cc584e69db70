import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { localPath } from '@/components/auth/local-path'
import { LoginForm } from '@/components/auth/login-form'
import { signInProblem } from '@/components/auth/sign-in-problem'
import { Mark } from '@/components/frame/mark'
import { Notice } from '@/components/ui/notice'
import { gitlabProvider } from '@/lib/auth/gitlab-provider'
import { currentUser } from '@/lib/auth/session'
import { env } from '@/lib/env'

export const metadata: Metadata = { title: 'Sign in' }

type LoginProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LoginPage({ searchParams }: LoginProps) {
  const query = await searchParams
  const next = localPath(query.next ?? query.callbackUrl)
  if (await currentUser()) redirect(next)
  const gitlab = gitlabProvider() !== null
  const { GITLAB_URL, LOCAL_ACCOUNTS } = env()
  const problem = signInProblem(query.error)

  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="flex items-center gap-3 pb-6">
          <Mark className="size-10" />
          <div>
            <h1 className="text-xl font-semibold">Natterjack</h1>
            <p className="text-ink-2">Spam moderation for GitLab</p>
          </div>
        </div>
        {problem && (
          <Notice tone="fail" className="mb-4">
            {problem}
          </Notice>
        )}
        <div className="rounded-lg border bg-surface p-5">
          <LoginForm
            next={next}
            gitlabHost={gitlab && GITLAB_URL ? new URL(GITLAB_URL).host : null}
            localAccounts={LOCAL_ACCOUNTS}
          />
          {!gitlab && !LOCAL_ACCOUNTS && (
            <Notice tone="warn">
              No way to sign in is set up. Set GITLAB_OAUTH_CLIENT_ID and GITLAB_OAUTH_CLIENT_SECRET, or
              LOCAL_ACCOUNTS=true.
            </Notice>
          )}
        </div>
      </div>
    </main>
  )
}
