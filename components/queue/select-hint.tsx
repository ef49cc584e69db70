import { Kbd } from '@/components/ui/kbd'

/** In place of an item while none is chosen. */
export function SelectHint({ waiting }: { waiting: number }) {
  if (waiting === 0) return null
  return (
    <div className="flex h-full items-center justify-center p-6 text-ink-2">
      <p className="flex items-center gap-2">
        <Kbd>J</Kbd> opens the first item, <Kbd>?</Kbd> shows all keys
      </p>
    </div>
  )
}
