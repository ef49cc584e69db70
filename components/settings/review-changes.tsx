'use client'
import { type FormEvent, useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { ChangeList } from '@/components/ui/change-list'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast-store'
import { AppError } from '@/lib/errors'
import { gatherChanges } from '@/lib/settings/gather-changes'
import { settingsDiff } from '@/lib/settings/settings-diff'
import { AllowBlock } from './allow-block'
import { DoorPreview } from './door-preview'
import { PreviewTable } from './preview-table'
import { type ShownSettings, useSaveSettings } from './queries'
import { TypedConfirmation } from './typed-confirmation'
import type { DraftState } from './use-draft'

type ReviewChangesProps = {
  draft: DraftState
  /** As stored now; newer than the draft's base when somebody else saved meanwhile. */
  current: ShownSettings
  reason: string
  onClose: () => void
}

/** What would change and what it would have meant, before anything is stored. */
export function ReviewChanges({ draft, current, reason, onClose }: ReviewChangesProps) {
  const save = useSaveSettings()
  const [confirm, setConfirm] = useState('')
  const ends = draft.base.dryRun && !draft.settings.dryRun
  const bans = !draft.base.spamcheck.allowBlock && draft.settings.spamcheck.allowBlock
  const [confirmBlock, setConfirmBlock] = useState('')
  const stale = current.id !== draft.basedOn
  // Once the newer version has arrived, the notice about it says more than the refusal.
  const refused = stale && save.error instanceof AppError && save.error.code === 'stale' ? null : save.error

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const why = String(new FormData(event.currentTarget).get('reason') ?? '')
    save.mutate(
      {
        settings: draft.settings,
        reason: why,
        basedOn: draft.basedOn,
        ...(ends ? { confirm } : {}),
        ...(bans ? { confirmBlock } : {}),
      },
      {
        onSuccess: ({ id }) => {
          draft.reset()
          showToast({
            id: 'settings',
            title: `Saved as version ${id}.`,
            detail: 'Every worker follows within a moment.',
          })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      look="sheet"
      className="w-[min(44rem,100vw)]"
      title="Review and save"
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button
            variant="primary"
            type="submit"
            form="save-settings"
            disabled={save.isPending || stale || draft.changes.length === 0}
          >
            {ends ? 'Save and begin to act' : 'Save'}
          </Button>
        </>
      }
    >
      <form id="save-settings" onSubmit={submit} className="flex flex-col gap-5">
        {stale && <Stale draft={draft} current={current} />}
        {refused && <Notice tone="fail">{messageOf(refused)}</Notice>}
        {draft.changes.length === 0 ? (
          <Notice>Nothing differs from what is in force, so there is nothing to save.</Notice>
        ) : (
          <ChangeList changes={gatherChanges(draft.changes)} />
        )}
        <PreviewTable settings={draft.settings} />
        <DoorPreview settings={draft.settings} />
        {ends && <EndDryRun draft={draft} host={current.gitlabHost} confirm={confirm} onConfirm={setConfirm} />}
        {bans && <AllowBlock confirm={confirmBlock} onConfirm={setConfirmBlock} />}
        <Field label="Reason" htmlFor="settings-reason" hint="For whoever reads the history.">
          <Textarea
            id="settings-reason"
            name="reason"
            required
            maxLength={500}
            defaultValue={reason}
            aria-describedby="settings-reason-hint"
          />
        </Field>
      </form>
    </Dialog>
  )
}

function Stale({ draft, current }: { draft: DraftState; current: ShownSettings }) {
  const theirs = settingsDiff(draft.base, current.settings)
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn">
        Somebody else saved version {current.id} while you were editing, so yours can’t be saved as it is. This is what
        they changed:
      </Notice>
      <ChangeList label="Changes by somebody else" changes={gatherChanges(theirs)} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => draft.rebase(current)}>Keep mine, and compare with theirs</Button>
        <Button onClick={draft.reset}>Drop mine, and load theirs</Button>
      </div>
    </div>
  )
}

type EndDryRunProps = { draft: DraftState; host: string | null; confirm: string; onConfirm: (text: string) => void }

function EndDryRun({ draft: { settings }, host, confirm, onConfirm }: EndDryRunProps) {
  return (
    <TypedConfirmation
      id="settings-confirm"
      title="This ends dry run"
      label={`Type ${host ? `${host} or ` : ''}act to confirm`}
      confirm={confirm}
      onConfirm={onConfirm}
    >
      <li>
        From now on a spam decision is carried out in {host ?? 'GitLab'} {settings.undoSeconds} s later, unless it is
        taken back.
      </li>
      <li>At most {settings.actionsPerHour.toLocaleString('en')} actions happen in any hour.</li>
      <li>Plans made in dry run stay plans: nothing that was decided until now is carried out.</li>
      <li>
        Admins, GitLab’s own bots and trusted authors are never touched. Every action can be reversed from its page.
      </li>
    </TypedConfirmation>
  )
}
