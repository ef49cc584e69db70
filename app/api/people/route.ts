import { addPerson, newPersonSchema } from '@/lib/people/add-person'
import { findPeople } from '@/lib/people/find-people'
import { actorOf } from '../actor'
import { handle } from '../handle'

export const GET = handle({ role: 'ADMIN' }, () => findPeople())

export const POST = handle({ role: 'ADMIN', body: newPersonSchema }, ({ body, user }) =>
  addPerson({ ...body, actor: actorOf(user) }),
)
