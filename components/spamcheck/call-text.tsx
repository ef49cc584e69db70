import { InertText } from '@/components/item/inert-text'
import { Notice } from '@/components/ui/notice'
import { fieldName } from '@/lib/classify/explain/field-names'
import type { CallView } from './queries'

const why: Record<NonNullable<CallView['textless']>, string> = {
  withheld: 'Text withheld: GitLab doesn’t say whether it is confidential. Moderators see it.',
  trusted: 'The text was never stored: the author or the project is trusted.',
  unscored: 'The text was never stored: nothing was evaluated.',
  joined: 'The item has been seen since, and has the text itself. The copy that came with the question is erased.',
  erased: 'The text has been erased: it is kept only for as long as the settings say.',
}

/** What GitLab asked about, as text and nothing else; or why it isn't there. */
export function CallText({ call: { fields, textless } }: { call: CallView }) {
  if (textless) return <Notice>{why[textless]}</Notice>
  const shown = Object.entries(fields ?? {}).filter(([, text]) => text !== '')
  if (shown.length === 0) return <Notice>It was empty.</Notice>
  return (
    <dl className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      {shown.map(([name, text]) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-ink-3">{fieldName(name)}</dt>
          <dd>
            <InertText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
