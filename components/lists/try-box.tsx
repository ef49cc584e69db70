'use client'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useTrustTrial } from './queries'

/** "Would this author be trusted?", answered by the rules that the pipeline uses. */
export function TryBox() {
  const trial = useTrustTrial()
  const [who, setWho] = useState('')
  const address = who.trim().lastIndexOf('@') > 0
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const project = String(form.get('project') ?? '').trim()
    trial.mutate({ who, confirmed: form.has('confirmed'), ...(project ? { project } : {}) })
  }
  return (
    <section aria-labelledby="try" className="rounded-lg border bg-surface p-4">
      <h2 id="try" className="text-lg font-semibold">
        Would they be trusted?
      </h2>
      <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
        <Field label="Username or e-mail address" htmlFor="try-who">
          <Input
            id="try-who"
            value={who}
            onChange={(event) => {
              setWho(event.target.value)
              trial.reset()
            }}
            required
            maxLength={320}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        {address && (
          <label htmlFor="try-confirmed" className="flex min-h-6 items-center gap-2">
            <input id="try-confirmed" name="confirmed" type="checkbox" defaultChecked className="size-4" />
            The address is confirmed
          </label>
        )}
        <Field label="In project (optional)" htmlFor="try-project">
          <Input
            id="try-project"
            name="project"
            maxLength={500}
            autoCapitalize="none"
            spellCheck={false}
            placeholder="group/project"
          />
        </Field>
        <Button type="submit" disabled={trial.isPending} className="self-start">
          Try
        </Button>
      </form>
      <div aria-live="polite" className="mt-3 empty:hidden">
        {trial.error && <Notice tone="fail">{messageOf(trial.error)}</Notice>}
        {trial.data && <Answer answer={trial.data} />}
      </div>
    </section>
  )
}

function Answer({
  answer: { trust, account, groupsLeftOut, domainIgnored },
}: {
  answer: NonNullable<ReturnType<typeof useTrustTrial>['data']>
}) {
  const Icon = trust.trusted ? ShieldCheck : ShieldX
  return (
    <div className="flex gap-2">
      <Icon
        aria-hidden
        className={trust.trusted ? 'mt-0.5 size-5 shrink-0 text-good' : 'mt-0.5 size-5 shrink-0 text-ink-3'}
      />
      <div className="min-w-0 break-words">
        <p className="font-medium">{trust.trusted ? 'Yes, trusted' : 'No, they would be screened'}</p>
        {trust.trusted && (
          <p className="text-sm text-ink-2">
            <SafeText text={trust.reason.replace(/\.$/, '')} />.
          </p>
        )}
        <p className="text-sm text-ink-3">
          {account
            ? `As Natterjack last saw ${isolatedText(account.username)}, with ${account.emailConfirmed ? 'a confirmed' : 'no confirmed'} address.`
            : 'Natterjack has not met this account, so it was judged by what you typed alone.'}
          {domainIgnored &&
            ' A listed domain fits, but exempts nobody: GitLab does not confirm addresses, so anybody could sign up with one.'}
          {groupsLeftOut && ' Members of listed groups are trusted too, but only GitLab knows them; it wasn’t asked.'}
        </p>
      </div>
    </div>
  )
}
