'use client'
import { useMemo, useState } from 'react'
import { useCommands } from '@/components/keys/commands'
import { Kbd } from '@/components/ui/kbd'
import { type Tab, Tabs } from '@/components/ui/tabs'
import type { ItemDetail, ItemVersionView } from '@/lib/review/item-detail'
import { LinksTab, listLinks } from './links-tab'
import { RawTab } from './raw-tab'
import { TextTab } from './text-tab'
import { VersionsTab } from './versions-tab'

type TabName = 'text' | 'links' | 'raw' | 'versions'

export function ItemTabs({ item, version }: { item: ItemDetail; version: ItemVersionView }) {
  const [tab, setTab] = useState<TabName>('text')
  const links = useMemo(() => listLinks(version).length, [version])
  const tabs: Tab<TabName>[] = [
    { name: 'text', label: 'Text' },
    { name: 'links', label: 'Links', note: links || undefined },
    { name: 'raw', label: 'Raw fields' },
    { name: 'versions', label: 'Versions', note: item.versions.length },
  ]
  useCommands({
    tabs: () => setTab((now) => tabs[(tabs.findIndex(({ name }) => name === now) + 1) % tabs.length]?.name ?? 'text'),
  })
  return (
    <Tabs label="Content" tabs={tabs} value={tab} onChange={setTab} aside={<Kbd>V</Kbd>}>
      {tab === 'text' && <TextTab item={item} version={version} />}
      {tab === 'links' && <LinksTab version={version} known={item.known} />}
      {tab === 'raw' && <RawTab version={version} />}
      {tab === 'versions' && <VersionsTab versions={item.versions} current={version} />}
    </Tabs>
  )
}
