'use client'
import { useMutation } from '@tanstack/react-query'
import { signIn } from 'next-auth/react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { signInProblem } from './sign-in-problem'

type LoginFormProps = {
  /** A path of ours to go to afterwards. */
  next: string
  /** The GitLab instance that vouches for people; null when none is set up. */
  gitlabHost: string | null
  localAccounts: boolean
}

export function LoginForm({ next, gitlabHost, localAccounts }: LoginFormProps) {
  return (
    <div className="flex flex-col gap-4">
      {gitlabHost && <GitLabButton next={next} host={gitlabHost} />}
      {gitlabHost && localAccounts && <p className="text-center text-sm text-ink-3">or with a local account</p>}
      {localAccounts && <PasswordForm next={next} main={!gitlabHost} />}
    </div>
  )
}

function GitLabButton({ next, host }: { next: string; host: string }) {
  const start = useMutation({ mutationFn: () => signIn('gitlab', { callbackUrl: next }) })
  return (
    <Button variant="primary" size="lg" disabled={start.isPending} onClick={() => start.mutate()}>
      Sign in with {host}
    </Button>
  )
}

function PasswordForm({ next, main }: { next: string; main: boolean }) {
  const start = useMutation({
    mutationFn: async (form: FormData) => {
      const username = String(form.get('username') ?? '').trim()
      const answer = await signIn('credentials', { username, password: form.get('password'), redirect: false })
      if (answer?.error) return signInProblem(answer.error)
      // A full load, so that nothing of an earlier person's session is kept.
      window.location.assign(next)
      return null
    },
  })
  const problem = start.isError ? 'Natterjack could not be reached. Try again.' : start.data

  return (
    <form
      method="post"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate(new FormData(event.currentTarget))
      }}
    >
      {problem && <Notice tone="fail">{problem}</Notice>}
      <Field label="Username" htmlFor="username">
        <Input id="username" name="username" autoComplete="username" autoCapitalize="none" required maxLength={255} />
      </Field>
      <Field label="Password" htmlFor="password">
        <Input id="password" name="password" type="password" autoComplete="current-password" required maxLength={256} />
      </Field>
      <Button type="submit" variant={main ? 'primary' : 'plain'} size="lg" disabled={start.isPending}>
        {start.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
