'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { settingsQuery } from '@/components/settings/queries'
import { tell } from '@/components/tell'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast-store'
import { promotionConsequences, rollBackConsequences, shadowConsequences } from './consequences'
import { type ModelView, shadowQuery, useEnterShadow, useLeaveShadow, usePromote, useRollBack } from './queries'
import { ReasonDialog } from './reason-dialog'

/** How long a fresh promotion offers the way back beside what it says (ms). The page offers it for good. */
const backFor = 20_000

/** What an admin can do with a version in its present state; nothing with one that was refused. */
export function ModelActions({ model }: { model: ModelView }) {
  const [open, setOpen] = useState<'promote' | 'back' | 'shadow' | null>(null)
  const settings = useQuery(settingsQuery()).data?.settings.models ?? null
  const { data: shadow } = useQuery(shadowQuery())
  const leave = useLeaveShadow()
  const change = useModelChanges(model)
  const { name, state, replaced, notPromotable } = model
  const close = () => setOpen(null)
  const leaveShadow = () =>
    tell(leave.mutateAsync(model.id), {
      id: 'model',
      done: () => ({ title: `${name} is out of the shadow.`, detail: 'It stays a candidate.' }),
      failed: `${name} stays in the shadow.`,
    })
  return (
    <>
      {state === 'CANDIDATE' && <Button onClick={() => setOpen('shadow')}>Let it score in the shadow</Button>}
      {state === 'SHADOW' && (
        <Button disabled={leave.isPending} onClick={leaveShadow}>
          Take it out of the shadow
        </Button>
      )}
      {notPromotable === null && (
        <Button variant="primary" onClick={() => setOpen('promote')}>
          Promote
        </Button>
      )}
      {state === 'ACTIVE' && replaced && <Button onClick={() => setOpen('back')}>Back to {replaced.name}</Button>}
      {open === 'promote' && (
        <ReasonDialog
          title={`Promote ${name}?`}
          consequences={promotionConsequences({ model, settings })}
          confirm="Promote"
          onConfirm={change.promote}
          onClose={close}
        />
      )}
      {open === 'back' && (
        <ReasonDialog
          title={`Back to ${replaced?.name}?`}
          consequences={rollBackConsequences({ model, settings })}
          confirm="Go back"
          onConfirm={change.back}
          onClose={close}
        />
      )}
      {open === 'shadow' && (
        <ReasonDialog
          title={`Let ${name} score in the shadow?`}
          consequences={shadowConsequences({ model, settings, there: shadow?.model.name ?? null })}
          confirm="Into the shadow"
          onConfirm={change.shadow}
          onClose={close}
        />
      )}
    </>
  )
}

/** The changes that take a reason, with what is said when they are done. They throw what went wrong. */
function useModelChanges({ id, name }: ModelView) {
  const promote = usePromote()
  const rollBack = useRollBack()
  const enter = useEnterShadow()
  const back = async (reason: string) => {
    const { name: target, thresholdsKept } = await rollBack.mutateAsync({ id, reason })
    showToast({
      id: 'model',
      title: `${target} is active again.`,
      detail:
        thresholdsKept.length > 0
          ? 'Some thresholds were changed since and stay: see the settings.'
          : 'Every worker follows within seconds.',
    })
  }
  return {
    back,
    promote: async (reason: string) => {
      const { replaced } = await promote.mutateAsync({ id, reason })
      const undo = () =>
        tell(rollBack.mutateAsync({ id, reason: 'Taken back right after it was promoted.' }), {
          id: 'model',
          done: ({ name: target }) => ({ title: `${target} is active again.` }),
          failed: `${name} stays active.`,
        })
      showToast({
        id: 'model',
        title: `${name} is active.`,
        detail: 'Every worker follows within seconds.',
        until: Date.now() + backFor,
        action: { label: `Back to ${replaced}`, run: () => void undo() },
      })
    },
    shadow: async (reason: string) => {
      await enter.mutateAsync({ id, reason })
      showToast({
        id: 'model',
        title: `${name} scores in the shadow.`,
        detail: 'What it would change shows under Models.',
      })
    },
  }
}
