import { SafeText } from '@/components/text/safe-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { Fact, Facts } from '@/components/ui/facts'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import type { ItemKind } from '@/lib/fetch/item'
import { kindNames } from '@/lib/settings/settings-words'
import { learnedFrom, madeWords } from './model-words'
import type { ModelView } from './queries'

/** Where a version comes from, and by what it can be told again. */
export function ModelFacts({ model }: { model: ModelView }) {
  const { kind, parent, counts, createdAt, createdBy, shadowSince, promotedAt, promotedBy, retiredAt } = model
  const kinds = Object.entries(counts.kinds) as [ItemKind, { spam: number; ham: number }][]
  return (
    <div className="flex flex-col gap-2">
      <Facts>
        <Fact name="Made">
          <RelativeTime at={createdAt} ago /> by <SafeText text={createdBy} limit={80} />, {madeWords[kind]}
        </Fact>
        {parent && (
          <Fact name="On top of">
            <RowLink href={`/models/${parent.id}`} className="underline">
              {parent.name}
            </RowLink>
          </Fact>
        )}
        <Fact name="Learned from">
          {learnedFrom(counts) ?? 'none of your decisions'}
          {kinds.length > 0 && (
            <p className="text-sm text-ink-2">
              {kinds.map(([name, { spam, ham }]) => `${kindNames[name]}: ${spam} spam, ${ham} not spam`).join(' · ')}
            </p>
          )}
        </Fact>
        {shadowSince && (
          <Fact name="In the shadow">
            since <RelativeTime at={shadowSince} ago />
          </Fact>
        )}
        {promotedAt && (
          <Fact name="Promoted">
            <RelativeTime at={promotedAt} ago />
            {promotedBy && (
              <>
                {' '}
                by <SafeText text={promotedBy} limit={80} />
              </>
            )}
          </Fact>
        )}
        {retiredAt && (
          <Fact name="Retired">
            <RelativeTime at={retiredAt} ago />
          </Fact>
        )}
      </Facts>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Disclosure summary="Fingerprints">
          <p>
            {(model.bytes / 1_024).toLocaleString('en', { maximumFractionDigits: 0 })} KiB, features of version{' '}
            {model.featureVersion}, decisions up to number {model.labelsThrough}
          </p>
          <p>
            SHA-256 of the file: <code className="font-mono text-xs break-all">{model.sha256}</code>
          </p>
          <p>
            Of what it learned from: <code className="font-mono text-xs break-all">{model.fingerprint}</code>
          </p>
        </Disclosure>
        <CopyButton text={typeof window === 'undefined' ? '' : window.location.href} label="Copy link to this model" />
      </div>
    </div>
  )
}
