'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { QueryView } from '@/components/ui/query-view'
import { hasRole, type Role } from '@/lib/auth/role'
import { FiguresSection } from './figures-section'
import { GateSection } from './gate-section'
import { ModelActions } from './model-actions'
import { ModelFacts } from './model-facts'
import { stateWords } from './model-words'
import { type ModelView, modelQuery } from './queries'
import { ThresholdChanges } from './threshold-changes'
import { WeightChanges } from './weight-changes'

export function ModelPage({ id, role }: { id: string; role: Role }) {
  const query = useQuery(modelQuery(id))
  const model = query.data
  return (
    <PageBody>
      <Link href="/models" className="mb-2 inline-flex items-center gap-1 text-sm text-ink-2 hover:underline">
        <ChevronLeft aria-hidden className="size-4" />
        Models
      </Link>
      <PageHeader
        title={model?.name ?? 'Model'}
        description={model && <StateLine model={model} />}
        actions={model && hasRole(role, 'ADMIN') && <ModelActions model={model} />}
      />
      <QueryView query={query} label="Loading the model">
        {(shown) => <Sections model={shown} />}
      </QueryView>
    </PageBody>
  )
}

function StateLine({ model: { state, reason, gate } }: { model: ModelView }) {
  return (
    <>
      <Badge tone={stateWords[state].tone}>{stateWords[state].name}</Badge> <span>{stateWords[state].explain}</span>
      {/* What the gate says stands where its comparisons are. */}
      {reason && reason !== gate?.words[0] && (
        <span className="block text-sm break-words">
          <SafeText text={reason} limit={700} />
        </span>
      )}
    </>
  )
}

function Sections({ model }: { model: ModelView }) {
  const { state, notPromotable, gate, metrics, changes, thresholds } = model
  return (
    <div className="flex flex-col gap-6">
      {notPromotable && state !== 'ACTIVE' && state !== 'REFUSED' && <Notice>{notPromotable}</Notice>}
      <ModelFacts model={model} />
      {model.kind === 'BUNDLED' && !metrics ? (
        <Notice>
          This model came with the program. How it does on texts that it has never seen is in docs/classifier.md; on
          your decisions it is measured when another model is trained and compared with it, which that one’s page shows.
        </Notice>
      ) : (
        <>
          {gate && <GateSection gate={gate} />}
          {metrics && <FiguresSection metrics={metrics} />}
          <ThresholdChanges thresholds={thresholds} applied={model.promotedAt !== null} />
          {changes && <WeightChanges changes={changes} parent={model.parent?.name ?? 'the model before'} />}
        </>
      )}
    </div>
  )
}
