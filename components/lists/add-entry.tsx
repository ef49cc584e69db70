'use client'
import { type FormEvent, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { showToast } from '@/components/ui/toast-store'
import { AppError } from '@/lib/errors'
import { ListEntryKind } from '@/lib/generated/prisma/enums'
import { accessName, defaultMinAccess, type MinAccess, minAccessLevels } from '@/lib/trust/min-access'
import { kindWords } from './list-words'
import { useAddEntry } from './queries'

export function AddEntry({ onClose }: { onClose: () => void }) {
  const add = useAddEntry()
  const [kind, setKind] = useState<ListEntryKind>('EMAIL_DOMAIN')
  const [value, setValue] = useState('')
  const [withSubs, setWithSubs] = useState(false)
  const [minAccess, setMinAccess] = useState<MinAccess>(defaultMinAccess)
  const words = kindWords[kind]
  // What the server refuses is nearly always the value; its words say which it means.
  const refused = add.error instanceof AppError && add.error.code === 'bad_request'
  const problem = refused ? messageOf(add.error) : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const until = String(form.get('until') ?? '')
    add.mutate(
      {
        kind,
        value,
        withSubs: withSubs && words.subs !== null,
        minAccess,
        reason: String(form.get('reason') ?? ''),
        expiresAt: until ? `${until}T23:59:59Z` : null,
      },
      {
        onSuccess: (entry) => {
          showToast({ id: `list-${entry.id}`, title: `${entry.value} is trusted from now on.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Trust somebody"
      description="What they write is not screened. Verdicts made before stay as they are."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="add-entry" disabled={add.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id="add-entry" onSubmit={submit} className="flex flex-col gap-4">
        {add.error && !refused && <Notice tone="fail">{messageOf(add.error)}</Notice>}
        <Field label="Kind" htmlFor="entry-kind">
          <Select id="entry-kind" value={kind} onChange={(event) => setKind(event.target.value as ListEntryKind)}>
            {Object.values(ListEntryKind).map((each) => (
              <option key={each} value={each}>
                {kindWords[each].name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.label} htmlFor="entry-value" hint={words.hint} error={problem}>
          <Input
            id="entry-value"
            value={value}
            onChange={(event) => {
              setValue(event.target.value)
              add.reset()
            }}
            required
            maxLength={1000}
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem !== undefined}
            aria-describedby="entry-value-hint entry-value-error"
          />
        </Field>
        {kind === 'GROUP' && (
          <Field
            label="Members from"
            htmlFor="entry-access"
            hint="Guests and reporters don’t count: they may be invited by anybody who owns a group."
          >
            <Select
              id="entry-access"
              value={minAccess}
              onChange={(event) =>
                setMinAccess(minAccessLevels.find((level) => String(level) === event.target.value) ?? defaultMinAccess)
              }
              aria-describedby="entry-access-hint"
            >
              {minAccessLevels.map((level) => (
                <option key={level} value={level}>
                  {accessName(level)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {words.subs !== null && (
          <label htmlFor="entry-subs" className="flex min-h-6 items-center gap-2">
            <input
              id="entry-subs"
              type="checkbox"
              className="size-4"
              checked={withSubs}
              onChange={(event) => setWithSubs(event.target.checked)}
            />
            {words.subs}
          </label>
        )}
        <Field label="Reason" htmlFor="entry-reason" hint="Moderators see it beside every item that this exempts.">
          <Textarea id="entry-reason" name="reason" required maxLength={500} aria-describedby="entry-reason-hint" />
        </Field>
        <Field label="Last day (optional)" htmlFor="entry-until" hint="Counts until the end of that day, in UTC.">
          <Input
            id="entry-until"
            name="until"
            type="date"
            min={new Date().toISOString().slice(0, 10)}
            aria-describedby="entry-until-hint"
            className="max-w-44"
          />
        </Field>
      </form>
    </Dialog>
  )
}
