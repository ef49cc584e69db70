'use client'
import { useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api, messageOf } from '@/components/api-client'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { showToast } from '@/components/ui/toast-store'
import { fieldName } from '@/lib/classify/explain/field-names'
import { decisionWords } from './decision-words'
import { currentRefused, noRefused, type Refused, showRefused, subscribeRefused } from './stale-store'
import { useDecide } from './use-decide'

type StaleSheetProps = { /** Shows the item as it is now. */ onLook: (itemId: number) => void }

/** What changed while somebody was deciding, and what they want to do about it. */
export function StaleSheet({ onLook }: StaleSheetProps) {
  const refused = useSyncExternalStore(subscribeRefused, currentRefused, noRefused)
  const close = () => showRefused(null)
  return (
    <Dialog
      open={refused !== null}
      onOpenChange={close}
      title="Something changed meanwhile"
      description={refused && <SafeText text={refused.title} limit={120} />}
      footer={refused && <Choices refused={refused} onLook={onLook} />}
    >
      {refused && <WhatChanged refused={refused} />}
    </Dialog>
  )
}

function WhatChanged({ refused: { message, details } }: { refused: Refused }) {
  return (
    <>
      <p>
        <SafeText text={message} />
      </p>
      {details.why === 'decided' && (
        <p className="pt-2 text-ink-2">
          <SafeText text={details.by} />: {decisionWords[details.kind].toLowerCase()},{' '}
          <RelativeTime at={details.at} ago />
        </p>
      )}
      {details.why === 'changed' && (
        <p className="pt-2 text-ink-2">
          Changed: {details.fields.map(fieldName).join(', ') || 'nothing that is text'},{' '}
          <RelativeTime at={details.at} ago />
        </p>
      )}
    </>
  )
}

function Choices({ refused, onLook }: { refused: Refused } & StaleSheetProps) {
  const { itemId, title, input, details } = refused
  const { mutate: decide } = useDecide()
  const mine = decisionWords[input.kind].toLowerCase()
  const keepMine = useMutation({
    mutationFn: async () => {
      if (details.why === 'decided')
        await api('DELETE', `/api/items/${itemId}/decision`, { decisionId: details.decisionId })
      return 'versionId' in details && details.versionId ? details.versionId : input.versionId
    },
    onSuccess: (versionId) => {
      showRefused(null)
      decide({ itemId, title, kind: input.kind, reason: input.reason, versionId })
    },
    onError: (error) =>
      showToast({ id: `failed-${itemId}`, tone: 'fail', title: 'Not saved', detail: messageOf(error) }),
  })
  const sameWord = details.why === 'decided' && details.kind === input.kind
  return (
    <>
      {!sameWord && (
        <Button onClick={() => keepMine.mutate()} disabled={keepMine.isPending}>
          Keep mine: {mine}
        </Button>
      )}
      <Button
        variant="primary"
        onClick={() => {
          showRefused(null)
          onLook(itemId)
        }}
      >
        Take a look
      </Button>
    </>
  )
}
