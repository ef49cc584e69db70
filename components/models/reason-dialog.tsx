'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'

type ReasonDialogProps = {
  title: string
  /** What will happen, a sentence each. */
  consequences: readonly string[]
  children?: ReactNode
  confirm: string
  /** Resolves when it is done; then the dialog closes. */
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Says what will happen and asks why, which the audit log keeps. A refusal is shown where the reason stands, so that nothing is typed twice. */
export function ReasonDialog({ title, consequences, children, confirm, onConfirm, onClose }: ReasonDialogProps) {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
    setState({ busy: true, error: null })
    try {
      await onConfirm(reason)
      onClose()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button variant="primary" type="submit" form="model-reason-form" disabled={state.busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id="model-reason-form" onSubmit={submit} className="flex flex-col gap-4">
        {state.error !== null && <Notice tone="fail">{messageOf(state.error)}</Notice>}
        <ul className="list-disc pl-5 text-sm">
          {consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {children}
        <Field label="Reason" htmlFor="model-reason" hint="For whoever reads the history and the audit log.">
          <Textarea id="model-reason" name="reason" required maxLength={500} aria-describedby="model-reason-hint" />
        </Field>
      </form>
    </Dialog>
  )
}
