import { must } from './lookups'
import type { Milestone } from './objects'
import type { Store } from './store'
import { defined } from './users'

export type NewMilestone = Partial<Omit<Milestone, 'id'>> & { projectId: number; title: string }
export type MilestoneChanges = Partial<Pick<Milestone, 'title' | 'description'>>

/** No hook that this double sends tells of milestones: they are here because GitLab has them checked for spam. */
export function createMilestone(store: Store, input: NewMilestone): Milestone {
  must(store.projects.get(input.projectId), `project ${input.projectId}`)
  const createdAt = input.createdAt ?? store.now()
  const milestone: Milestone = {
    description: '',
    updatedAt: createdAt,
    title: input.title,
    ...defined(input),
    projectId: input.projectId,
    createdAt,
    id: store.nextId('milestone'),
  }
  store.milestones.set(milestone.id, milestone)
  return milestone
}

export function updateMilestone(store: Store, id: number, changes: MilestoneChanges): Milestone {
  const milestone = must(store.milestones.get(id), `milestone ${id}`)
  return Object.assign(milestone, defined(changes), { updatedAt: store.now() })
}
