'use client'
import { type FormEvent, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { type Role, roleNames, roles } from '@/lib/auth/role'
import { OneTimePassword } from './one-time-password'
import { useAddPerson } from './queries'
import { roleWords } from './role-words'

export function AddPerson({ onClose }: { onClose: () => void }) {
  const add = useAddPerson()
  const [role, setRole] = useState<Role>('MODERATOR')
  const [signIn, setSignIn] = useState<'gitlab' | 'password'>('password')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    add.mutate({ username: String(form.get('username')), name: String(form.get('name')), role, signIn })
  }
  if (add.data) {
    const { person, password, byNameAlone } = add.data
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={`${person.username} was added`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        {password ? (
          <OneTimePassword username={person.username} password={password} />
        ) : (
          <p>
            They can sign in through GitLab now, as {person.username}.
            {byNameAlone &&
              ' GitLab could not be asked whose name that is: whoever signs in under it first gets this account.'}
          </p>
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add somebody"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="add-person" disabled={add.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id="add-person" onSubmit={submit} className="flex flex-col gap-4">
        {add.error && <Notice tone="fail">{messageOf(add.error)}</Notice>}
        <Field label="Username" htmlFor="person-username" hint="Letters, digits, “.”, “_” and “-”.">
          <Input
            id="person-username"
            name="username"
            required
            maxLength={255}
            pattern="[\w.\-]+"
            title="Letters, digits, “.”, “_” and “-” only"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="person-username-hint"
          />
        </Field>
        <Field label="Name" htmlFor="person-name">
          <Input id="person-name" name="name" required maxLength={255} autoComplete="off" />
        </Field>
        <Field label="Role" htmlFor="person-role" hint={roleWords[role]}>
          <Select
            id="person-role"
            value={role}
            onChange={(event) => setRole(event.target.value as Role)}
            aria-describedby="person-role-hint"
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleNames[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Signs in"
          htmlFor="person-sign-in"
          hint={
            signIn === 'password'
              ? 'A password is made and shown to you once.'
              : 'Under the same username as in GitLab. Natterjack keeps no password.'
          }
        >
          <Select
            id="person-sign-in"
            value={signIn}
            onChange={(event) => setSignIn(event.target.value as 'gitlab' | 'password')}
            aria-describedby="person-sign-in-hint"
          >
            <option value="password">with a password here</option>
            <option value="gitlab">through GitLab</option>
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
