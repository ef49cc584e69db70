'use client'
import { useQuery } from '@tanstack/react-query'
import { Boxes } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { hasRole, type Role } from '@/lib/auth/role'
import { NewLabels } from './new-labels'
import { modelsQuery } from './queries'
import { ShadowSummary } from './shadow-summary'
import { TrainingBox } from './training-box'
import { VersionTable } from './version-table'

export function ModelsPage({ role }: { role: Role }) {
  const [before, setBefore] = useQueryState('before', parseAsString.withOptions({ history: 'push' }))
  const query = useQuery(modelsQuery(before))
  const mayAct = hasRole(role, 'ADMIN')
  return (
    <PageBody>
      <PageHeader
        title="Models"
        description="What gives the scores: the model that came with the program, and those that learned from your decisions."
      />
      <div className="flex flex-col gap-6">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <NewLabels mayAct={mayAct} />
          <TrainingBox mayAct={mayAct} />
        </div>
        <ShadowSummary />
        <section aria-labelledby="versions" className="flex flex-col gap-2">
          <h2 id="versions" className="text-lg font-semibold">
            Versions
          </h2>
          <QueryView query={query} label="Loading models">
            {({ rows, next }) => (
              <>
                {before === null && rows.length > 0 && rows.every(({ kind }) => kind === 'BUNDLED') && <FreshInstall />}
                {rows.length > 0 && <VersionTable rows={rows} />}
                {rows.length === 0 && (
                  <EmptyState icon={Boxes} title={before === null ? 'No model is stored yet' : 'No older ones'}>
                    {before === null && 'A worker stores the one that came with the program as soon as it starts.'}
                  </EmptyState>
                )}
                <Pager before={before} next={next} shown={rows.length} onGo={setBefore} />
              </>
            )}
          </QueryView>
        </section>
      </div>
    </PageBody>
  )
}

function FreshInstall() {
  return (
    <Notice>
      Only the model that came with the program is here. It was trained on texts that were written for that purpose and
      knows nothing of your instance. Each decision, spam or not spam, is an example to learn from: a new model is then
      trained on top of it, measured on decisions that it hasn’t seen, and refused where it gets worse for any kind of
      item. Nothing takes over unless that is set, or an admin says so.
    </Notice>
  )
}
