'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { QueryView } from '@/components/ui/query-view'
import { hasRole, type Role } from '@/lib/auth/role'
import { itemKinds } from '@/lib/fetch/item'
import { ActingSettings } from './acting-settings'
import { DoorSettings } from './door-settings'
import { History } from './history'
import { KindEditor } from './kind-editor'
import { LearningSettings } from './learning-settings'
import { Presets } from './preset-buttons'
import { type ShownSettings, settingsQuery } from './queries'
import { ReviewChanges } from './review-changes'
import { useDraft } from './use-draft'

export function SettingsPage({ role }: { role: Role }) {
  const query = useQuery(settingsQuery())
  return (
    <PageBody>
      <PageHeader
        title="Settings"
        description="What scores lead to, and what may happen in GitLab. Every change is a version that can be restored."
      />
      <QueryView query={query} label="Loading settings">
        {(current) => <SettingsForm current={current} mayEdit={hasRole(role, 'ADMIN')} />}
      </QueryView>
    </PageBody>
  )
}

function SettingsForm({ current, mayEdit }: { current: ShownSettings; mayEdit: boolean }) {
  const draft = useDraft(current)
  const [reviewing, setReviewing] = useState<{ reason: string } | null>(null)
  const count = draft.changes.length
  return (
    <div className="flex flex-col gap-6">
      {!mayEdit && <Notice>You see how it is set; changing it needs the role Admin.</Notice>}
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-6">
        <ActingSettings draft={draft} gitlabHost={current.gitlabHost} />
        <LearningSettings draft={draft} />
        <DoorSettings draft={draft} />
        <section aria-labelledby="kinds" className="flex flex-col gap-3">
          <h2 id="kinds" className="text-lg font-semibold">
            By kind
          </h2>
          <Presets draft={draft} />
          <div className="overflow-hidden rounded-lg border bg-surface">
            {itemKinds.map((kind) => (
              <KindEditor key={kind} kind={kind} draft={draft} />
            ))}
          </div>
        </section>
      </fieldset>
      {mayEdit && count > 0 && (
        <div className="sticky bottom-2 z-10 flex flex-wrap items-center gap-2 rounded-lg border bg-raised px-4 py-2 shadow-lg">
          <p role="status" className="flex-1 basis-32">
            {draft.problems.size > 0
              ? 'See the marked fields'
              : count === 1
                ? 'One change, not saved'
                : `${count} changes, not saved`}
          </p>
          <Button variant="quiet" onClick={draft.reset}>
            Discard
          </Button>
          <Button variant="primary" disabled={draft.problems.size > 0} onClick={() => setReviewing({ reason: '' })}>
            Review and save
          </Button>
        </div>
      )}
      <History
        currentId={current.id}
        onRestore={
          mayEdit
            ? ({ id, settings }) => {
                if (!settings) return
                draft.replace(settings)
                setReviewing({ reason: `Restores version ${id}.` })
              }
            : null
        }
      />
      {reviewing && (
        <ReviewChanges draft={draft} current={current} reason={reviewing.reason} onClose={() => setReviewing(null)} />
      )}
    </div>
  )
}
