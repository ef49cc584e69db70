import { createRandom, type Random } from '../random'
import { createSpamDesk, type SpamDesk } from '../spamcheck/spam-desk'
import type {
  Activity,
  Group,
  Issue,
  MergeRequest,
  Milestone,
  Note,
  NoteableType,
  Project,
  Snippet,
  Token,
  User,
  UserState,
  Visibility,
} from './objects'

export type SystemFlag =
  | 'always'
  | 'repository_update_events'
  | 'push_events'
  | 'tag_push_events'
  | 'merge_requests_events'
export type ProjectFlag =
  | 'push_events'
  | 'tag_push_events'
  | 'issues_events'
  | 'confidential_issues_events'
  | 'note_events'
  | 'confidential_note_events'
  | 'merge_requests_events'

/** Something that happened and that a hook may want to hear of. The payload is built only when one does. */
export type Occurrence = {
  event: string
  system: SystemFlag | null
  project: { id: number; flag: ProjectFlag; header: string } | null
  payload: () => Record<string, unknown>
}

export type Settings = {
  deletionDelayed: boolean
  requireAdminApproval: boolean
  signupEnabled: boolean
  /** `off`: every address counts as confirmed at sign-up. */
  emailConfirmation: 'off' | 'soft' | 'hard'
  spamCheckEndpointEnabled: boolean
  /** grpc://… or tls://…; asked only while the above is on. */
  spamCheckEndpointUrl: string | null
  spamCheckApiKey: string | null
  recaptchaEnabled: boolean
  recaptchaSiteKey: string
  /** Spam is logged, and saved. */
  allowPossibleSpam: boolean
  /** GET /users/:id by callers who aren't admins: so many in ten minutes. */
  usersGetByIdLimit: number
}

export type Store = {
  /** The last id given, by kind. */
  readonly counters: Map<string, number>
  url: string
  readonly version: string
  readonly edition: 'ce' | 'ee'
  readonly random: Random
  readonly users: Map<number, User>
  readonly userIdByName: Map<string, number>
  readonly userIdByNamespace: Map<number, number>
  readonly projects: Map<number, Project>
  readonly projectIdByPath: Map<string, number>
  readonly projectRedirects: Map<string, number>
  readonly projectIdsByNamespace: Map<number, Set<number>>
  readonly groups: Map<number, Group>
  readonly groupIdByPath: Map<string, number>
  readonly groupRedirects: Map<string, number>
  readonly issues: Map<number, Issue>
  readonly issueIdsByProject: Map<number, Map<number, number>>
  readonly mergeRequests: Map<number, MergeRequest>
  readonly mergeRequestIdsByProject: Map<number, Map<number, number>>
  readonly notes: Map<number, Note>
  readonly noteIdsByNoteable: Map<string, number[]>
  readonly snippets: Map<number, Snippet>
  /** Not in a snapshot. */
  readonly milestones: Map<number, Milestone>
  readonly activities: Map<number, Activity[]>
  readonly tokens: Map<string, Token>
  readonly trusted: Set<number>
  readonly settings: Settings
  readonly spam: SpamDesk
  /** Deletions that were answered and aren't done yet: key → what finishes it. */
  readonly removals: Map<string, { finish: () => void; timer: NodeJS.Timeout }>
  removalDelayMs: number
  quiet: boolean
  /** The request under way: hooks that it causes share this id, and a chain that already ran a hook doesn't run it again. */
  eventUuid: string | null
  /** True when the request brought its event UUID with it (it was caused by a hook). */
  inheritedUuid: boolean
  emit: (occurrence: Occurrence) => void
  nextId(kind: string): number
  /** Whether the instance is older than this version: fields and headers came and went. */
  olderThan(major: number, minor: number): boolean
  now(): string
}

export type StoreOptions = { version: string; edition: 'ce' | 'ee'; seed: number; removalDelayMs: number }

export function createStore(options: StoreOptions): Store {
  const counters = new Map<string, number>()
  const [ownMajor = 0, ownMinor = 0] = options.version.split('.').map(Number)
  return {
    counters,
    url: '',
    version: options.version,
    edition: options.edition,
    random: createRandom(options.seed),
    users: new Map(),
    userIdByName: new Map(),
    userIdByNamespace: new Map(),
    projects: new Map(),
    projectIdByPath: new Map(),
    projectRedirects: new Map(),
    projectIdsByNamespace: new Map(),
    groups: new Map(),
    groupIdByPath: new Map(),
    groupRedirects: new Map(),
    issues: new Map(),
    issueIdsByProject: new Map(),
    mergeRequests: new Map(),
    mergeRequestIdsByProject: new Map(),
    notes: new Map(),
    noteIdsByNoteable: new Map(),
    snippets: new Map(),
    milestones: new Map(),
    activities: new Map(),
    tokens: new Map(),
    trusted: new Set(),
    settings: {
      deletionDelayed: true,
      requireAdminApproval: false,
      signupEnabled: true,
      emailConfirmation: 'hard',
      spamCheckEndpointEnabled: false,
      spamCheckEndpointUrl: null,
      spamCheckApiKey: null,
      recaptchaEnabled: false,
      recaptchaSiteKey: 'double-site-key',
      allowPossibleSpam: false,
      usersGetByIdLimit: 300,
    },
    spam: createSpamDesk(),
    removals: new Map(),
    removalDelayMs: options.removalDelayMs,
    quiet: false,
    eventUuid: null,
    inheritedUuid: false,
    emit: () => undefined,
    nextId(kind) {
      const id = (counters.get(kind) ?? 0) + 1
      counters.set(kind, id)
      return id
    },
    olderThan(major, minor) {
      return ownMajor < major || (ownMajor === major && ownMinor < minor)
    },
    now: () => new Date().toISOString(),
  }
}

export function noteableKey(type: NoteableType, id: number): string {
  return `${type}:${id}`
}

export const visibilityLevels: Record<Visibility, 0 | 10 | 20> = { private: 0, internal: 10, public: 20 }

/** GitLab's `blocked?`: every state in which the account can't sign in, deactivated excepted. */
export function isBlocked(state: UserState): boolean {
  return state !== 'active' && state !== 'deactivated'
}

const activityLimit = 500

export function recordActivity(store: Store, activity: Omit<Activity, 'id'>): void {
  const list = store.activities.get(activity.authorId) ?? []
  list.push({ id: store.nextId('activity'), ...activity })
  if (list.length > activityLimit) list.splice(0, list.length - activityLimit)
  store.activities.set(activity.authorId, list)
}
