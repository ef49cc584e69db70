import { z } from 'zod'
import { faultKinds } from '../faults/fault'

/** What other processes may send to /-/double/. Unknown keys are refused, so that a typo is told and not ignored. */
const visibility = z.enum(['private', 'internal', 'public'])
const state = z.enum(['active', 'blocked', 'ldap_blocked', 'blocked_pending_approval', 'banned', 'deactivated'])
const accessLevel = z.literal([10, 15, 20, 30, 40, 50])
const files = z.array(z.object({ path: z.string(), content: z.string() }))

const user = z.strictObject({
  username: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  publicEmail: z.string().optional(),
  state: state.optional(),
  isAdmin: z.boolean().optional(),
  userType: z.enum(['human', 'project_bot', 'service_account']).optional(),
  otherEmails: z.array(z.strictObject({ email: z.string(), confirmed: z.boolean() })).optional(),
  twoFactorEnabled: z.boolean().optional(),
  bio: z.string().optional(),
  websiteUrl: z.string().optional(),
  location: z.string().nullable().optional(),
  organization: z.string().optional(),
  jobTitle: z.string().optional(),
  external: z.boolean().optional(),
  createdAt: z.string().optional(),
  confirmedAt: z.string().nullable().optional(),
  lastActivityOn: z.string().nullable().optional(),
})

const project = z.strictObject({
  name: z.string().optional(),
  path: z.string().optional(),
  description: z.string().nullable().optional(),
  visibility: visibility.optional(),
  creatorId: z.number().int().optional(),
  groupId: z.number().int().optional(),
  topics: z.array(z.string()).optional(),
  readme: z.string().nullable().optional(),
})

const group = z.strictObject({
  name: z.string().optional(),
  path: z.string().optional(),
  description: z.string().optional(),
  visibility: visibility.optional(),
  ownerId: z.number().int().optional(),
  parentId: z.number().int().nullable().optional(),
})

const issue = z.strictObject({
  projectId: z.number().int(),
  authorId: z.number().int().optional(),
  title: z.string().optional(),
  description: z.string().nullable().optional(),
  confidential: z.boolean().optional(),
  labels: z.array(z.string()).optional(),
})

const note = z.strictObject({
  noteableType: z.enum(['Issue', 'MergeRequest', 'Snippet']),
  noteableId: z.number().int(),
  authorId: z.number().int().optional(),
  body: z.string().optional(),
  internal: z.boolean().optional(),
  system: z.boolean().optional(),
})

const snippet = z.strictObject({
  authorId: z.number().int().optional(),
  projectId: z.number().int().nullable().optional(),
  title: z.string().optional(),
  description: z.string().nullable().optional(),
  visibility: visibility.optional(),
  files: files.optional(),
  content: z.string().optional(),
})

const mergeRequest = z.strictObject({
  projectId: z.number().int(),
  authorId: z.number().int().optional(),
  title: z.string().optional(),
  description: z.string().nullable().optional(),
  sourceBranch: z.string().optional(),
})

const target = z.union([
  z.strictObject({ userId: z.number().int(), projectId: z.number().int(), accessLevel: accessLevel.optional() }),
  z.strictObject({ userId: z.number().int(), groupId: z.number().int(), accessLevel: accessLevel.optional() }),
])

export const newObject = { user, project, group, issue, note, snippet, mergeRequest, member: target }

export const changes = {
  user: user.omit({ username: true, userType: true, createdAt: true }).extend({ username: z.string().optional() }),
  project: project.pick({ name: true, description: true, visibility: true, topics: true }).extend({
    path: z.string().optional(),
    readme: z.string().optional(),
    namespaceId: z.number().int().optional(),
  }),
  group: group.pick({ name: true, description: true, visibility: true, path: true }),
  issue: issue
    .omit({ projectId: true, authorId: true })
    .extend({ state: z.enum(['opened', 'closed']).optional(), actorId: z.number().int().optional() }),
  note: z.strictObject({ body: z.string(), actorId: z.number().int().optional() }),
  snippet: snippet.pick({ title: true, description: true, visibility: true, files: true }),
  mergeRequest: mergeRequest.pick({ title: true, description: true }).extend({
    state: z.enum(['opened', 'closed', 'merged', 'locked']).optional(),
    actorId: z.number().int().optional(),
  }),
}

export const newHook = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  kind: z.enum(['system', 'project', 'file']),
  projectId: z.number().int().optional(),
  token: z.string().optional(),
  signingToken: z.string().startsWith('whsec_').optional(),
  flags: z.record(z.string(), z.boolean()).optional(),
  timeoutMs: z.number().int().positive().optional(),
})

const chance = z.number().min(0).max(1)
export const hookFaults = z.strictObject({
  duplicate: chance.optional(),
  reorder: chance.optional(),
  drop: chance.optional(),
})

/** `match.path` is text that the request's path (with query) contains, `match.pathPattern` a regular expression. */
export const newFault = z.strictObject({
  kind: z.enum(faultKinds),
  match: z
    .strictObject({ method: z.string().optional(), path: z.string().optional(), pathPattern: z.string().optional() })
    .optional(),
  times: z.number().int().positive().optional(),
  retryAfter: z.union([z.number().min(0), z.strictObject({ httpDateIn: z.number() }), z.null()]).optional(),
  ms: z.number().min(0).optional(),
  bytes: z.number().int().optional(),
  location: z.string().optional(),
  afterEffect: z.boolean().optional(),
  fields: z.array(z.string()).optional(),
  oddity: z.enum(['null', 'missing', 'odd']).optional(),
})

export const throttle = z.strictObject({
  limit: z.number().int().positive(),
  periodSeconds: z.number().positive(),
  name: z.string().optional(),
})

export const latency = z.strictObject({ ms: z.number().min(0).max(600_000) })
export const trafficRate = z.strictObject({
  perMinute: z.number().positive().max(600_000),
  seed: z.number().int().optional(),
})
export const seeding = z.strictObject({
  users: z.number().int().min(1).max(100_000),
  seed: z.number().int().optional(),
})
