import { Notice } from '@/components/ui/notice'
import type { ItemDetail } from '@/lib/review/item-detail'
import { whatNext } from '@/lib/spamcheck/asked-words'

/** That it isn't in GitLab yet, and what may become of it; and why there is no text, for those who may not read it. */
export function UnsavedNotice({ item: { gitlabId, asked, withheld, version } }: { item: ItemDetail }) {
  if (gitlabId !== null) return null
  const [last] = asked.calls
  return (
    <div className="flex flex-col gap-2 px-4 pb-3">
      <Notice>Not in GitLab yet: GitLab asked before saving. {last && whatNext(last)}</Notice>
      {!withheld && version && Object.keys(version.fields).length === 0 && (
        <Notice>
          The text has been erased: it is kept only for as long as the settings say. What was decided stays.
        </Notice>
      )}
      {withheld && (
        <Notice>Text withheld: GitLab doesn’t say whether it is confidential. Moderators and admins see it.</Notice>
      )}
    </div>
  )
}
