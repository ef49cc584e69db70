'use client'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast-store'
import { OneTimePassword } from './one-time-password'
import { type Person, useChangePerson, useEndSessions } from './queries'

type PersonMenuProps = { person: Person; self: boolean }

export function PersonMenu({ person, self }: PersonMenuProps) {
  const { id, username, role, disabledAt } = person
  const change = useChangePerson()
  const end = useEndSessions()
  const [password, setPassword] = useState<string | null>(null)
  const disabled = disabledAt !== null
  const toast = `person-${id}`
  const failed = (error: Error) =>
    showToast({ id: toast, tone: 'fail', title: `${username} was not changed.`, detail: messageOf(error) })

  const setDisabled = (to: boolean) =>
    change.mutate(
      { id, disabled: to, basedOn: { role, disabled } },
      {
        onSuccess: () =>
          showToast({
            id: toast,
            title: to ? `${username} can’t sign in any more.` : `${username} may sign in again.`,
            detail: to ? 'Their sessions have ended. What they decided stays.' : undefined,
          }),
        onError: failed,
      },
    )
  const endSessions = (newPassword: boolean) =>
    end.mutate(
      { id, newPassword },
      {
        onSuccess: (made) => {
          if (made.password === null) showToast({ id: toast, title: `${username} is signed out everywhere.` })
          else setPassword(made.password)
        },
        onError: failed,
      },
    )

  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" size="icon" aria-label={`What to do with ${username}`}>
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={() => endSessions(false)}>Sign out everywhere{self && ', here too'}</MenuItem>
        {person.signIn === 'password' && !self && (
          <MenuItem onSelect={() => endSessions(true)}>Make a new password</MenuItem>
        )}
        <MenuSeparator />
        {disabled ? (
          <MenuItem onSelect={() => setDisabled(false)}>Enable</MenuItem>
        ) : (
          <MenuItem disabled={self} className="data-disabled:opacity-60" onSelect={() => setDisabled(true)}>
            Disable{self && ' (another admin can)'}
          </MenuItem>
        )}
      </Menu>
      {password && (
        <Dialog
          open
          onOpenChange={(open) => !open && setPassword(null)}
          title={`New password for ${username}`}
          footer={
            <Button variant="primary" onClick={() => setPassword(null)}>
              Done
            </Button>
          }
        >
          <OneTimePassword username={username} password={password} />
        </Dialog>
      )}
    </>
  )
}
