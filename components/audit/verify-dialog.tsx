'use client'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { ChainCheck } from '@/lib/audit/verify-chain'
import { useVerifyChain } from './queries'

export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { mutate, stop, progress, data, error, isPending } = useVerifyChain()
  useEffect(() => {
    mutate()
  }, [mutate])
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="Verify the log"
      description="Each entry is sealed with a hash over the one before. All of them are computed again, from the first."
      footer={<Button onClick={close}>{isPending ? 'Stop' : 'Close'}</Button>}
    >
      <div role="status" className="flex flex-col gap-3">
        {error && <Notice tone="fail">{messageOf(error)}</Notice>}
        {progress && !data && (
          <>
            <progress
              value={Number(progress.checkedTo)}
              max={Math.max(1, Number(progress.newest))}
              aria-label="Entries checked"
              className="h-2 w-full"
            />
            <p>
              {Number(progress.checkedTo).toLocaleString('en')} of {Number(progress.newest).toLocaleString('en')}{' '}
              entries
            </p>
          </>
        )}
        {data && <Result check={data} />}
        {!progress && !error && <p className="text-ink-2">Reading the first entries…</p>}
      </div>
    </Dialog>
  )
}

function Result({ check: { problem, checkedTo, finished, head } }: { check: ChainCheck }) {
  if (problem)
    return (
      <div className="flex gap-3">
        <ShieldAlert aria-hidden className="size-6 shrink-0 text-fail" />
        <div>
          <p className="font-medium text-fail">The chain breaks at entry {problem.id}</p>
          <p>{problem.message}</p>
          <p className="pt-1 text-sm text-ink-2">Entries 1 to {checkedTo} are as they were written.</p>
        </div>
      </div>
    )
  if (!finished) return <p>Stopped at entry {checkedTo}; everything up to there holds.</p>
  return (
    <div className="flex gap-3">
      <ShieldCheck aria-hidden className="size-6 shrink-0 text-good" />
      <div className="min-w-0">
        <p className="font-medium">
          {checkedTo === '0'
            ? 'The log is empty.'
            : `All ${Number(checkedTo).toLocaleString('en')} entries are as they were written.`}
        </p>
        {head && (
          <>
            <p className="pt-1 text-sm text-ink-2">
              Whether newest entries were cut off shows only against a seal that was noted down elsewhere before. The
              one of entry {checkedTo} is:
            </p>
            <p className="flex items-start gap-2 pt-1">
              <code className="flex-1 font-mono text-xs break-all">{head}</code>
              <CopyButton text={`${checkedTo} ${head}`} />
            </p>
          </>
        )}
      </div>
    </div>
  )
}
