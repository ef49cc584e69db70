'use client'
import { type FormEvent, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { tell } from '@/components/tell'
import { isolatedText } from '@/components/text/plain-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { showToast } from '@/components/ui/toast-store'
import { type Role, roleNames, roles } from '@/lib/auth/role'
import { type Person, useChangePerson } from './queries'

type RoleSelectProps = { person: Person; self: boolean }

/** Another role counts at once. One's own admin role goes only after one's username was typed: only another admin could give it back. */
export function RoleSelect({ person, self }: RoleSelectProps) {
  const { id, username, role, disabledAt } = person
  const change = useChangePerson()
  const [leaving, setLeaving] = useState<Role | null>(null)
  const toast = `person-${id}`

  const set = (to: Role, confirm?: string) =>
    change.mutate(
      { id, role: to, basedOn: { role, disabled: disabledAt !== null }, confirm },
      {
        onSuccess: () => {
          setLeaving(null)
          showToast({
            id: toast,
            title: `${username} is now ${roleNames[to]}.`,
            action: self ? undefined : { label: 'Undo', run: () => undo(to) },
          })
        },
        onError: (error) => {
          if (!leaving)
            showToast({ id: toast, tone: 'fail', title: `${username} was not changed.`, detail: messageOf(error) })
        },
      },
    )
  const undo = (from: Role) =>
    tell(change.mutateAsync({ id, role, basedOn: { role: from, disabled: disabledAt !== null } }), {
      id: toast,
      done: () => ({ title: `${username} is ${roleNames[role]} again.` }),
      failed: 'It was not undone.',
    })

  return (
    <>
      <Select
        aria-label={`Role of ${isolatedText(username)}`}
        value={role}
        className="min-w-28"
        disabled={change.isPending}
        onChange={(event) => {
          const to = event.target.value as Role
          if (self && role === 'ADMIN') setLeaving(to)
          else set(to)
        }}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {roleNames[each]}
          </option>
        ))}
      </Select>
      {leaving && (
        <LeaveAdmin
          username={username}
          to={leaving}
          problem={change.error && messageOf(change.error)}
          onConfirm={(typed) => set(leaving, typed)}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  )
}

type LeaveAdminProps = {
  username: string
  to: Role
  problem: string | null
  onConfirm: (typed: string) => void
  onClose: () => void
}

function LeaveAdmin({ username, to, problem, onConfirm, onClose }: LeaveAdminProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onConfirm(String(new FormData(event.currentTarget).get('typed') ?? ''))
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Give up your own admin role?"
      description={`You would be ${roleNames[to]} at once, and only another admin could change that.`}
      footer={
        <>
          <Button onClick={onClose}>Stay admin</Button>
          <Button variant="danger" type="submit" form="leave-admin">
            Give it up
          </Button>
        </>
      }
    >
      <form id="leave-admin" onSubmit={submit} className="flex flex-col gap-3">
        {problem && <Notice tone="fail">{problem}</Notice>}
        <Field label={`Type your username, ${username}`} htmlFor="leave-typed">
          <Input id="leave-typed" name="typed" required autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
      </form>
    </Dialog>
  )
}
