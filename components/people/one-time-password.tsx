import { SafeText } from '@/components/text/safe-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** Shown once: it is stored nowhere, and can only be replaced. */
export function OneTimePassword({ username, password }: { username: string; password: string }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn">
        This password is shown only now. Give it to <SafeText text={username} /> by a way that others don’t read; if it
        gets lost, make a new one.
      </Notice>
      <p className="flex flex-wrap items-center gap-3 rounded-md border bg-sunken px-3 py-2">
        <code className="flex-1 font-mono text-lg break-all select-all">{password}</code>
        <CopyButton text={password} />
      </p>
    </div>
  )
}
