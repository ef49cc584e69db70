'use client'
import { Tag, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { type DecisionReason, decisionReasons, noReason, reasonText } from './decision-reasons'

type ReasonPickerProps = { reason: DecisionReason; onChange: (reason: DecisionReason) => void }

/** Why, for those who come after: never asked for, one key or two taps away. */
export function ReasonPicker({ reason, onChange }: ReasonPickerProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const text = reasonText(reason)
  return (
    <div className="flex min-w-0 items-center">
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button variant="quiet" size="sm" className="min-w-0 shrink" aria-keyshortcuts="1 2 3 4 5 6 7 8 9">
            <Tag aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">
              {text ? <span className="sr-only">Reason: </span> : null}
              {text ?? 'Reason'}
            </span>
            {!text && <Kbd>1–9</Kbd>}
          </Button>
        </Popover.Trigger>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Reason for the decision"
          className="enter z-50 w-72 rounded-lg border bg-raised p-3 shadow-lg outline-none"
        >
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              setOpen(false)
            }}
            onKeyDown={(event) => {
              const kind = decisionReasons[Number(event.key) - 1]
              const typing = event.target instanceof HTMLInputElement && event.target.type === 'text'
              if (!kind || typing || event.ctrlKey || event.metaKey || event.altKey) return
              event.preventDefault()
              onChange({ ...reason, kind })
              setOpen(false)
            }}
          >
            <fieldset className="grid grid-cols-1 gap-0.5">
              <legend className="pb-1 text-sm font-medium">Reason (optional)</legend>
              {decisionReasons.map((kind, index) => (
                <label
                  key={kind}
                  className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-1 hover:bg-hover"
                >
                  <input
                    type="radio"
                    name={id}
                    className="size-4"
                    checked={reason.kind === kind}
                    onChange={() => onChange({ ...reason, kind })}
                  />
                  <span className="flex-1">{kind}</span>
                  <Kbd>{String(index + 1)}</Kbd>
                </label>
              ))}
            </fieldset>
            <Field label="In your own words" htmlFor={`${id}-note`}>
              <Input
                id={`${id}-note`}
                value={reason.note}
                maxLength={400}
                onChange={(event) => onChange({ ...reason, note: event.currentTarget.value })}
              />
            </Field>
            <Button type="submit" className="self-end">
              Done
            </Button>
          </form>
        </Popover.Content>
      </Popover.Root>
      {text && (
        <Button variant="quiet" size="sm" aria-label="No reason" onClick={() => onChange(noReason)}>
          <X aria-hidden className="size-3.5" />
        </Button>
      )}
    </div>
  )
}
