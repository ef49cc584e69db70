'use client'
import type { ComponentProps, FormEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { AuditAction } from '@/lib/audit/record-audit'
import { actionWords, families } from './audit-words'
import type { AuditListFilter } from './queries'

type AuditFiltersProps = {
  filter: AuditListFilter
  active: boolean
  onChange: (filter: Omit<AuditListFilter, 'before'>) => void
  onClear: () => void
}

const actions = Object.keys(actionWords) as AuditAction[]

export function AuditFilters({ filter, active, onChange, onClear }: AuditFiltersProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim() || null
    onChange({
      actor: text('actor'),
      subject: text('subject'),
      from: text('from'),
      to: text('to'),
      action: text('action'),
    })
  }
  return (
    <form
      // The address may change under the fields, by Back or a link in the list.
      key={JSON.stringify(filter)}
      onSubmit={submit}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit()
      }}
      className="grid grid-cols-2 items-end gap-2 pb-3 sm:flex sm:flex-wrap"
    >
      <Typed name="actor" label="Who" filter={filter} maxLength={255} autoCapitalize="none" />
      <Labelled name="What" htmlFor="audit-action">
        <Select id="audit-action" name="action" defaultValue={filter.action ?? ''} className="w-full">
          <option value="">Anything</option>
          {families.map(({ prefix, name }) => (
            <optgroup key={prefix} label={name}>
              <option value={prefix}>{name}: all</option>
              {actions
                .filter((action) => action.startsWith(prefix))
                .map((action) => (
                  <option key={action} value={action}>
                    {actionWords[action]}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Labelled>
      <Typed name="subject" label="About" filter={filter} maxLength={255} placeholder="item:12" autoCapitalize="none" />
      <Typed name="from" label="From (UTC)" filter={filter} type="date" />
      <Typed name="to" label="To (UTC)" filter={filter} type="date" />
      <Button type="submit">Filter</Button>
      {active && (
        <Button variant="quiet" onClick={onClear}>
          Clear
        </Button>
      )}
    </form>
  )
}

type TypedProps = ComponentProps<'input'> & {
  name: 'actor' | 'subject' | 'from' | 'to'
  label: string
  filter: AuditListFilter
}

function Typed({ name, label, filter, ...props }: TypedProps) {
  const id = `audit-${name}`
  return (
    <Labelled name={label} htmlFor={id}>
      <Input id={id} name={name} defaultValue={filter[name] ?? ''} {...props} />
    </Labelled>
  )
}

function Labelled({ name, htmlFor, children }: { name: string; htmlFor: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 sm:w-36">
      <label htmlFor={htmlFor} className="text-xs text-ink-3">
        {name}
      </label>
      {children}
    </div>
  )
}
