'use client'
import { type Dispatch, type ReactNode, type SetStateAction, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useCommands } from '@/components/keys/commands'
import type { Command } from '@/components/keys/keymap'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast-store'
import { hasRole, type Role } from '@/lib/auth/role'
import type { ItemDetail } from '@/lib/review/item-detail'
import type { DecisionKind } from '@/lib/review/queue-row'
import { AskedList } from './asked-list'
import { AuthorCard } from './author-card'
import { DecisionBar } from './decision-bar'
import { type DecisionReason, decisionReasons, noReason, reasonText } from './decision-reasons'
import { ItemHeader } from './item-header'
import { ItemTabs } from './item-tabs'
import { MarkFocusContext } from './mark-focus'
import { SwipeHint } from './swipe-hint'
import { Timeline } from './timeline'
import { UnsavedNotice } from './unsaved-notice'
import { useHeldItem } from './use-held-item'
import { useSwipe } from './use-swipe'
import { WhyBox } from './why-box'

type ItemViewProps = {
  item: ItemDetail
  role: Role
  onDecide: (kind: DecisionKind, item: ItemDetail, reason?: string) => void
  onBack?: () => void
}

/** Content, context and decision: beside each other where there is room, else below each other with the decision in reach. */
export function ItemView({ item: newest, role, onDecide, onBack }: ItemViewProps) {
  const { item, fresher, showFresher } = useHeldItem(newest)
  const [number, look] = useState<number | null>(null)
  const focus = useMemo(() => ({ number, look }), [number])
  const content = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState(noReason)
  // Below everything else, and so drawn after everything else: the next item stands there sooner.
  const history = useDeferredValue(item.timeline, [])
  const mayDecide = hasRole(role, 'MODERATOR')
  const decide = (kind: DecisionKind) => () => {
    if (!mayDecide)
      showToast({ id: 'viewer', title: 'Viewers can look, but not decide', detail: 'An admin can change your role.' })
    else if (!item.standing) onDecide(kind, item, reasonText(reason))
  }
  const swipe = useSwipe({ enabled: mayDecide && !item.standing, onSwipe: (kind) => decide(kind)() })
  useCommands({
    spam: decide('SPAM'),
    ham: decide('NOT_SPAM'),
    unsure: decide('UNSURE'),
    skip: decide('SKIP'),
    open: () => content.current?.focus(),
    ...(onBack ? { back: onBack } : {}),
    ...(mayDecide && !item.standing ? reasonCommands(setReason) : {}),
    related: () => document.getElementById('author-items')?.focus(),
  })

  return (
    <MarkFocusContext value={focus}>
      <article className="flex h-full min-h-0 flex-col xl:grid xl:grid-cols-[minmax(0,1fr)_360px] xl:grid-rows-[minmax(0,1fr)_auto]">
        <div className="group/swipe relative min-h-0 flex-1 overflow-hidden data-[swipe=keep]:bg-calm-soft data-[swipe=spam]:bg-hot-soft xl:contents">
          <SwipeHint />
          <div
            className="relative h-full touch-pan-y touch-pinch-zoom overflow-y-auto bg-surface transition-transform group-data-swipe/swipe:transition-none md:touch-auto xl:contents"
            {...swipe}
          >
            <div
              ref={content}
              id="item-content"
              data-scrolls
              tabIndex={-1}
              className="bg-surface -outline-offset-2 xl:row-span-2 xl:min-h-0 xl:overflow-y-auto"
            >
              {fresher && (
                <Notice
                  tone="warn"
                  className="mx-4 mt-4"
                  action={
                    <Button size="sm" onClick={showFresher}>
                      Show it
                    </Button>
                  }
                >
                  The author has changed it. You see the version from before.
                </Notice>
              )}
              <ItemHeader item={item} onBack={onBack} />
              <UnsavedNotice item={item} />
              {item.version && !item.withheld && <ItemTabs item={item} version={item.version} />}
            </div>
            <div className="border-t bg-page xl:min-h-0 xl:overflow-y-auto xl:border-t-0 xl:border-l" data-scrolls>
              <Part title="Why">
                <WhyBox item={item} />
              </Part>
              {item.asked.count > 0 && (
                <Part title="Asked before saving">
                  <AskedList asked={item.asked} />
                </Part>
              )}
              <Part title="Author">
                <AuthorCard item={item} />
              </Part>
              <Part title="History">
                <Timeline entries={history} />
              </Part>
            </div>
          </div>
        </div>
        <div className="xl:border-l">
          <DecisionBar
            item={item}
            role={role}
            onDecide={(kind) => decide(kind)()}
            reason={reason}
            onReason={setReason}
          />
        </div>
      </article>
    </MarkFocusContext>
  )
}

/** The number of the reason that is chosen already takes it away again. */
function reasonCommands(change: Dispatch<SetStateAction<DecisionReason>>): Partial<Record<Command, () => void>> {
  return Object.fromEntries(
    decisionReasons.map((kind, index) => [
      `reason:${index + 1}`,
      () => change((now) => ({ ...now, kind: now.kind === kind ? null : kind })),
    ]),
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b px-4 py-3 last:border-0">
      <h3 className="pb-2 text-xs font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  )
}
