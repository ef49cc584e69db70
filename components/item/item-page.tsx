'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { StaleSheet } from '@/components/queue/stale-sheet'
import { useDecide } from '@/components/queue/use-decide'
import { useStable } from '@/components/ui/use-stable'
import type { Role } from '@/lib/auth/role'
import { ItemPane } from './item-pane'
import { itemKeys } from './queries'
import { sayJoined } from './say-joined'

/** One item as a page of its own, to be shared by its address. */
export function ItemPage({ itemId, role }: { itemId: number; role: Role }) {
  const client = useQueryClient()
  const router = useRouter()
  const { mutate: decide } = useDecide()
  const follow = useStable((joined: number) => {
    sayJoined(joined)
    router.replace(`/items/${joined}`)
  })
  return (
    <>
      <h1 className="sr-only">Item {itemId}</h1>
      <ItemPane
        itemId={itemId}
        role={role}
        onBack={() => router.push('/queue')}
        onJoined={follow}
        onDecide={(kind, { title, version, verdict }, reason) =>
          version && decide({ itemId, title, kind, versionId: version.id, verdictId: verdict?.id, reason })
        }
      />
      <StaleSheet onLook={() => client.invalidateQueries({ queryKey: itemKeys.one(itemId) })} />
    </>
  )
}
