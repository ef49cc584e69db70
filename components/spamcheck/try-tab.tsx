'use client'
import { useMutation } from '@tanstack/react-query'
import { parseAsBoolean, parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { FormEvent } from 'react'
import { api, messageOf } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { askedNames } from '@/lib/settings/settings-words'
import { askedKinds } from '@/lib/settings/spamcheck-settings'
import type { CallTrial, CallTrialAnswer } from '@/lib/stats/try-call'
import { TryAnswer } from './try-answer'

export type ShownTrial = JsonOf<CallTrialAnswer>

/** What a link to the form holds: never a text, a name or an address. */
const shared = {
  about: parseAsStringLiteral(askedKinds).withDefault('issue'),
  age: parseAsInteger,
  factors: parseAsStringLiteral(['on', 'off']),
  in: parseAsInteger,
  member: parseAsBoolean.withDefault(false),
}

/** What GitLab would be answered, by the door's own rules; nothing of it is stored. */
export function TryTab() {
  const [params, set] = useQueryStates(shared, { history: 'replace' })
  const trial = useMutation({
    mutationFn: (given: CallTrial) => api<ShownTrial>('POST', '/api/spamcheck/trials', given),
  })
  const isNote = params.about === 'note'

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (name: string): string => String(form.get(name) ?? '')
    trial.mutate({
      asked: params.about,
      title: isNote ? '' : typed('title'),
      text: typed('text'),
      username: typed('username'),
      email: typed('email'),
      emailVerified: form.has('verified'),
      accountAgeDays: params.age,
      twoFactor: params.factors === null ? null : params.factors === 'on',
      member: params.member,
      projectId: params.in,
    })
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <form
        aria-label="What GitLab would ask"
        onSubmit={submit}
        className="flex min-w-0 flex-col gap-4 rounded-lg border bg-surface p-4"
      >
        <p className="text-sm text-ink-2">
          Nothing is stored, and nobody is told: only the answer is worked out, by the model and the settings in force.
        </p>
        <Field label="Asked about" htmlFor="try-about">
          <Select
            id="try-about"
            value={params.about}
            className="max-w-60"
            onChange={({ target }) => set({ about: askedKinds.find((kind) => kind === target.value) ?? 'issue' })}
          >
            {askedKinds.map((kind) => (
              <option key={kind} value={kind}>
                {askedNames[kind]}
              </option>
            ))}
          </Select>
        </Field>
        {!isNote && (
          <Field label="Title" htmlFor="try-title">
            <Input id="try-title" name="title" maxLength={1_000} autoComplete="off" />
          </Field>
        )}
        <Field label="Text" htmlFor="try-text">
          <Textarea id="try-text" name="text" maxLength={100_000} rows={6} />
        </Field>
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="pb-1 text-sm text-ink-2">The author, as far as GitLab tells of them</legend>
          <Field
            label="Username (optional)"
            htmlFor="try-username"
            hint="Of an account that Natterjack has met, what it knows of it counts."
          >
            <Input
              id="try-username"
              name="username"
              maxLength={255}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              aria-describedby="try-username-hint"
            />
          </Field>
          <div className="flex flex-col gap-1">
            <Field label="E-mail address (optional)" htmlFor="try-email">
              <Input
                id="try-email"
                name="email"
                maxLength={320}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
            <Check id="try-verified" name="verified" label="Verified" defaultChecked />
          </div>
          <Field label="Age of the account (days)" htmlFor="try-age">
            <Input
              id="try-age"
              type="number"
              min={0}
              max={36_500}
              value={params.age ?? ''}
              onChange={({ target }) => set({ age: Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber })}
              className="max-w-28"
            />
          </Field>
          <Field label="Two factors" htmlFor="try-factors">
            <Select
              id="try-factors"
              value={params.factors ?? ''}
              className="max-w-40"
              onChange={({ target }) =>
                set({ factors: target.value === 'on' || target.value === 'off' ? target.value : null })
              }
            >
              <option value="">Not said</option>
              <option value="on">On</option>
              <option value="off">Off</option>
            </Select>
          </Field>
          <div className="flex flex-col gap-1">
            <Field label="Id of the project (optional)" htmlFor="try-project">
              <Input
                id="try-project"
                type="number"
                min={1}
                max={2_147_483_647}
                value={params.in ?? ''}
                onChange={({ target }) => set({ in: Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber })}
                className="max-w-36"
              />
            </Field>
            <Check
              id="try-member"
              label="A member of it"
              checked={params.member}
              onChange={({ target }) => set({ member: target.checked })}
            />
          </div>
        </fieldset>
        <Button type="submit" variant="primary" disabled={trial.isPending} className="self-start">
          Try it
        </Button>
      </form>
      <section aria-label="Answer" aria-live="polite" className="flex min-w-0 flex-col gap-3">
        {trial.error && <Notice tone="fail">{messageOf(trial.error)}</Notice>}
        {trial.data && trial.variables && <TryAnswer answer={trial.data} asked={trial.variables.asked} />}
        {!trial.data && !trial.error && <p className="text-ink-2">The answer stands here.</p>}
      </section>
    </div>
  )
}

function Check({ id, label, ...props }: { id: string; label: string } & React.ComponentProps<'input'>) {
  return (
    <label htmlFor={id} className="flex min-h-6 items-center gap-2 text-sm">
      <input id={id} type="checkbox" className="size-4" {...props} />
      {label}
    </label>
  )
}
