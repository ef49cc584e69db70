'use client'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { tell } from '@/components/tell'
import { isolatedText } from '@/components/text/plain-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { OneTimePassword } from './one-time-password'
import { type Person, useChangePerson, useEndSessions } from './queries'

type PersonMenuProps = { person: Person; self: boolean }

export function PersonMenu({ person, self }: PersonMenuProps) {
  const { id, username, role, disabledAt } = person
  const change = useChangePerson()
  const end = useEndSessions()
  const [password, setPassword] = useState<string | null>(null)
  const disabled = disabledAt !== null
  const failed = `${username} was not changed.`
  const setDisabled = (to: boolean) =>
    tell(change.mutateAsync({ id, disabled: to, basedOn: { role, disabled } }), {
      id: `person-${id}`,
      done: () => ({
        title: to ? `${username} can’t sign in any more.` : `${username} may sign in again.`,
        detail: to ? 'Their sessions have ended. What they decided stays.' : undefined,
      }),
      failed,
    })
  const endSessions = () =>
    tell(end.mutateAsync({ id, newPassword: false }), {
      id: `person-${id}`,
      done: () => ({ title: `${username} is signed out everywhere.` }),
      failed,
    })
  const renewPassword = async () => {
    const made = end.mutateAsync({ id, newPassword: true })
    await tell(made, {
      id: `person-${id}`,
      done: () => ({ title: `${username} has a new password and is signed out everywhere.` }),
      failed,
    })
    setPassword(
      await made.then(
        ({ password: fresh }) => fresh,
        () => null,
      ),
    )
  }

  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" size="icon" aria-label={`What to do with ${isolatedText(username)}`}>
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={endSessions}>Sign out everywhere{self && ', here too'}</MenuItem>
        {person.signIn === 'password' && !self && <MenuItem onSelect={renewPassword}>Make a new password</MenuItem>}
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
          title={`New password for ${isolatedText(username)}`}
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
