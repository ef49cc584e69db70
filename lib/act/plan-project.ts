import { nothingToDo, type Planned } from './plan'

type Visibility = 'public' | 'internal' | 'private'

/** `present` null: not known yet. */
export function planMakePrivate(projectId: number, present: Visibility | null): Planned {
  const path = `/projects/${projectId}`
  if (present === 'private') return nothingToDo('Already private', path)
  return {
    step: {
      words: 'Make the project private',
      method: 'PUT',
      path,
      body: { visibility: 'private' },
      inverse: {
        words: present ? `Make the project ${present} again` : 'Make the project as visible as it was',
        method: 'PUT',
        path,
        body: present ? { visibility: present } : {},
      },
    },
  }
}
