import { projectNamesSchema, resolveProjects } from '@/lib/stats/resolve-projects'
import { handle } from '../../handle'

/** POST, since a pasted list doesn't fit in an address; it changes nothing. */
export const POST = handle({ role: 'ADMIN', body: projectNamesSchema }, ({ body: { names } }) =>
  resolveProjects({ names }),
)
