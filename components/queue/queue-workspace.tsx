'use client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react'
import { ItemPane } from '@/components/item/item-pane'
import { itemKeys } from '@/components/item/queries'
import { sayJoined } from '@/components/item/say-joined'
import { useCommands } from '@/components/keys/commands'
import { cx } from '@/components/ui/cx'
import { useStable } from '@/components/ui/use-stable'
import type { Role } from '@/lib/auth/role'
import type { ItemKind } from '@/lib/fetch/item'
import type { ItemDetail } from '@/lib/review/item-detail'
import type { DecisionKind } from '@/lib/review/queue-row'
import type { Thresholds } from '@/lib/settings/settings'
import { FilterBar } from './filter-bar'
import { filterOf, filterParams } from './filter-params'
import { takeOut } from './list-cache'
import { queueKeys, queueQuery } from './queries'
import { QueueEmpty } from './queue-empty'
import { QueuePane } from './queue-pane'
import { StaleSheet } from './stale-sheet'
import { useAnnounced } from './use-announced'
import { useDecide } from './use-decide'
import { besides, useSelection } from './use-selection'

type QueueWorkspaceProps = { role: Role; thresholds: Record<ItemKind, Thresholds> }

/** The list, the item that is chosen, and what is done with it. */
export function QueueWorkspace({ role, thresholds }: QueueWorkspaceProps) {
  const client = useQueryClient()
  const [params] = useQueryStates(filterParams)
  const filter = filterOf(params)
  const list = useInfiniteQuery(queueQuery(filter))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const { selectedId, select, close, step, successor } = useSelection({
    rows,
    listKey: JSON.stringify(filter),
    loaded: list.isSuccess,
  })
  const { mutate: decide } = useDecide()
  const announced = useAnnounced({ filter, rows, atEnd: list.isSuccess && !list.hasNextPage })
  const listRef = useRef<HTMLDivElement>(null)
  // The next item is painted first; the row of the decided one leaves the list in a second, interruptible render.
  const shownRows = useDeferredValue(rows)
  const scrolled = useRef(0)
  const listed = selectedId === null
  // A list that was hidden behind an item stands at its beginning again.
  useLayoutEffect(() => {
    if (listed) listRef.current?.scrollTo({ top: scrolled.current })
  }, [listed])
  const choose = useCallback(
    (id: number) => {
      scrolled.current = listRef.current?.scrollTop ?? 0
      select(id)
      listRef.current?.focus({ preventScroll: true })
    },
    [select],
  )
  useCommands({
    next: () => step(1),
    previous: () => step(-1),
    back: () => listRef.current?.focus(),
    open: () => step(1),
  })

  const decideOn = useStable((kind: DecisionKind, { id, title, version, verdict }: ItemDetail, reason?: string) => {
    if (!version) return
    // The button goes with its item; Tab would begin at the top of the page.
    if (document.activeElement?.closest('#decision')) listRef.current?.focus({ preventScroll: true })
    select(successor())
    decide({ itemId: id, title, kind, versionId: version.id, verdictId: verdict?.id, reason })
  })
  const goBack = useStable(() => {
    if (window.matchMedia(besides).matches) listRef.current?.focus()
    else close()
  })
  const follow = useStable((joined: number) => {
    if (selectedId !== null) takeOut(client, selectedId)
    sayJoined(joined)
    select(joined)
  })
  const empty = list.isSuccess && rows.length === 0 && !list.hasNextPage
  const refresh = (): void => {
    announced.clear()
    listRef.current?.scrollTo({ top: 0 })
    client.resetQueries({ queryKey: queueKeys.list(filter) })
  }

  return (
    <div
      className={cx(
        'mx-auto grid h-full max-w-[1600px] md:grid-rows-[minmax(0,1fr)] md:grid-cols-[320px_minmax(0,1fr)] xl:grid-cols-[340px_minmax(0,1fr)] min-[1600px]:border-x',
        empty ? 'grid-rows-[auto_minmax(0,1fr)]' : 'grid-rows-[minmax(0,1fr)]',
      )}
    >
      <h1 className="sr-only">Queue</h1>
      <section
        aria-label="List"
        className={cx('min-h-0 flex-col border-r bg-page md:flex', selectedId === null ? 'flex' : 'hidden')}
      >
        <FilterBar />
        <QueuePane
          list={list}
          rows={shownRows}
          upToDate={shownRows === rows}
          thresholds={thresholds}
          selectedId={selectedId}
          archive={filter.state === 'decided'}
          onSelect={choose}
          listRef={listRef}
          announced={announced.count}
          onRefresh={refresh}
        />
      </section>
      <section
        aria-label="Item"
        className={cx('min-h-0 min-w-0 overflow-y-auto bg-surface md:block', selectedId === null && !empty && 'hidden')}
      >
        {selectedId === null ? (
          empty && <QueueEmpty filter={filter} />
        ) : (
          <ItemPane itemId={selectedId} role={role} onDecide={decideOn} onBack={goBack} onJoined={follow} />
        )}
      </section>
      <StaleSheet
        onLook={(itemId) => {
          client.invalidateQueries({ queryKey: itemKeys.one(itemId) })
          select(itemId)
        }}
      />
    </div>
  )
}
