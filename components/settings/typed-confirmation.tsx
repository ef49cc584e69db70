import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type TypedConfirmationProps = {
  /** Unique on the page. */
  id: string
  title: string
  /** What follows from it, as list items. */
  children: ReactNode
  label: string
  confirm: string
  onConfirm: (text: string) => void
}

/** For what must be meant: its consequences, and a word to type. */
export function TypedConfirmation({ id, title, children, label, confirm, onConfirm }: TypedConfirmationProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="flex flex-col gap-3 rounded-lg border border-warn/40 bg-warn-soft p-3"
    >
      <h3 id={`${id}-title`} className="font-medium text-warn">
        {title}
      </h3>
      <ul className="list-disc pl-5 text-sm">{children}</ul>
      <Field label={label} htmlFor={id}>
        <Input
          id={id}
          value={confirm}
          onChange={(event) => onConfirm(event.target.value)}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={255}
        />
      </Field>
    </section>
  )
}
