import { storableText } from '../gitlab/storable-text'
import type { AskedAuthor, AskedCall } from './call'
import type { WireProject, WireTime, WireUser } from './wire'

/** Where a question comes from; the same for all three. */
export type QuestionSource = {
  correlationId: string
  /** A short name of the key that it came with. */
  client: string
  /** For tests. */
  now?: Date
}

/** Longer than anything GitLab lets through, in UTF-16 code units: 255, 320 and 1,024. */
const most = { username: 300, email: 350, path: 1_100 }
/** Dates that JavaScript and Postgres both know, in seconds since 1970: the years 1 to 9999. */
const earliest = -62_135_596_800
const latest = 253_402_300_799

/** Null for a date that doesn't exist: what it says is then unknown. */
export function readDate(time: WireTime | null): Date | null {
  if (!time || !Number.isSafeInteger(time.seconds)) return null
  if (time.seconds < earliest || time.seconds > latest || time.nanos < 0 || time.nanos >= 1e9) return null
  return new Date(time.seconds * 1_000 + Math.floor(time.nanos / 1e6))
}

/** Ids start at 1; GitLabs before 16 send none, which is 0 on the wire. */
const idOf = (id: number): number | null => (id > 0 ? id : null)

/** What is left of a longer address is another one, which nobody has verified: it may end where a listed domain does. */
const readEmail = ({ email, verified }: WireUser['emails'][number]): AskedAuthor['emails'][number] => ({
  email: storableText(email, most.email),
  verified: verified && email.length <= most.email,
})

export function readAuthor(user: WireUser | null): AskedAuthor {
  if (!user) return { gitlabId: null, username: '', emails: [], createdAt: null }
  return {
    gitlabId: idOf(user.id),
    username: storableText(user.username, most.username),
    emails: user.emails.map(readEmail),
    createdAt: readDate(user.createdAt),
  }
}

/** A project without an id is none: every list of ours names projects by it. */
export function readProject(project: WireProject | null): AskedCall['project'] {
  const id = project && idOf(project.projectId)
  return id ? { id, path: storableText(project.projectPath, most.path) } : null
}

/** Whatever isn't an update counts as new. */
export const readAction = (action: number): AskedCall['action'] => (action === 1 ? 'UPDATE' : 'CREATE')
