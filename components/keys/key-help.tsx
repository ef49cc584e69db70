'use client'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Switch } from '@/components/ui/switch'
import { setKeysEnabled, useKeysEnabled } from './key-setting'
import { bindings, places } from './keymap'

const groups = ['Decide', 'Move', 'Look', 'Go'] as const

export function KeyHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const enabled = useKeysEnabled()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} look="sheet" title="Keys">
      <label htmlFor="keys-enabled" className="flex items-center gap-3 border-b pb-3">
        <span className="flex-1">
          <span className="block font-medium">Single keys</span>
          <span className="block text-sm text-ink-2">
            Off: only Ctrl/Cmd+K and Ctrl/Cmd+Z work. Kept in this browser.
          </span>
        </span>
        <Switch id="keys-enabled" checked={enabled} onChange={(event) => setKeysEnabled(event.currentTarget.checked)} />
      </label>
      <p className="pt-3 text-sm text-ink-2 md:hidden">
        On a touch screen: draw the item to the left for spam, to the right for not spam.
      </p>
      {groups.map((group) => (
        <section key={group} className="pt-3">
          <h3 className="pb-1 text-sm font-medium text-ink-3">{group}</h3>
          <dl>
            {bindings
              .filter((binding) => binding.group === group)
              .map(({ command, words, shown }) => (
                <KeyLine key={command} words={words} keys={[shown]} />
              ))}
            {group === 'Decide' && <KeyLine words="Reason for the decision; again: none" keys={['1–9']} />}
            {group === 'Go' && (
              <>
                <KeyLine words="Everything else, by name" keys={['Ctrl', 'K']} />
                {places.map(({ key, name }) => (
                  <KeyLine key={key} words={name} keys={['G', key.toUpperCase()]} />
                ))}
              </>
            )}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

function KeyLine({ words, keys }: { words: string; keys: string[] }) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <dt className="flex-1">{words}</dt>
      <dd className="flex gap-1 text-ink-2">
        <span className="sr-only">{keys.join(' then ')}</span>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  )
}
