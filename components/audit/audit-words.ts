import type { AuditAction } from '@/lib/audit/record-audit'

/** What was done, in words that follow the actor's name. */
export const actionWords: Record<AuditAction, string> = {
  'session.signed_in': 'signed in',
  'session.refused': 'refused a sign-in',
  'session.signed_out': 'signed out',
  'decision.made': 'decided',
  'decision.undone': 'took a decision back',
  'decision.effect_undone': 'found its action taken back in GitLab, and put the item back',
  'item.joined': 'recognised what GitLab had asked about as an item that it has saved',
  'action.planned': 'planned an action',
  'action.scheduled': 'scheduled an action',
  'action.done': 'carried out an action',
  'action.failed': 'failed at an action',
  'action.refused': 'refused an action',
  'action.cancelled': 'cancelled an action',
  'settings.changed': 'changed the settings',
  'list.added': 'added to the trust lists',
  'list.removed': 'removed from the trust lists',
  'person.added': 'added a person',
  'person.changed': 'changed a person',
  'event.replayed': 'replayed an event',
  'model.added': 'added a model',
  'model.shadowed': 'changed which model scores in the shadow',
  'model.promoted': 'promoted a model',
  'model.rolled_back': 'went back to the model before',
  'training.started': 'started a training',
  'training.cancelled': 'cancelled a training',
}

/** An action of another version of Natterjack is shown by its own name. */
export function wordsFor(action: string): string {
  return action in actionWords ? actionWords[action as AuditAction] : action
}

export const families: readonly { prefix: string; name: string }[] = [
  { prefix: 'decision.', name: 'Decisions' },
  { prefix: 'item.', name: 'Recognised items' },
  { prefix: 'action.', name: 'Actions' },
  { prefix: 'settings.', name: 'Settings' },
  { prefix: 'list.', name: 'Trust lists' },
  { prefix: 'person.', name: 'People' },
  { prefix: 'session.', name: 'Sign-ins' },
  { prefix: 'event.', name: 'Replays' },
  { prefix: 'model.', name: 'Models' },
  { prefix: 'training.', name: 'Trainings' },
]

/** Where a subject such as `item:12` can be seen; null where it has no page. */
export function pageOf(subject: string): string | null {
  const [kind, id] = subject.split(':', 2)
  if (!id || !/^\d+$/.test(id)) return null
  if (kind === 'item') return `/items/${id}`
  if (kind === 'event') return `/events/${id}`
  if (kind === 'settings') return '/settings'
  if (kind === 'list_entry') return '/lists?show=all'
  if (kind === 'model') return `/models/${id}`
  if (kind === 'training') return '/models'
  if (kind === 'person') return '/people'
  // Actions have no page of their own: the list begins with this one.
  if (kind === 'action') return `/actions?before=${Number(id) + 1}`
  return null
}
