/** A google.protobuf.Timestamp as it was sent; neither number is checked. */
export type WireTime = { seconds: number; nanos: number }

export type WireUser = {
  emails: { email: string; verified: boolean }[]
  org: string
  username: string
  createdAt: WireTime | null
  abuseMetadata: Map<string, number>
  id: number
}

export type WireProject = { projectId: number; projectPath: string }

/** What the three questions have in common. Absent messages are null, absent texts empty: proto3 knows no difference. */
type WireQuestion = {
  user: WireUser | null
  createdAt: WireTime | null
  updatedAt: WireTime | null
  /** Of the enum Action; values that GitLab may add later come as they are. */
  action: number
  userInProject: boolean
  project: WireProject | null
}

export type WireIssue = WireQuestion & { title: string; description: string }
export type WireSnippet = WireQuestion & { title: string; description: string; visibility: string; files: string[] }
export type WireGeneric = WireQuestion & { text: string; type: string }

/**
 * More of a repeated field is passed over unread: eight million bytes hold four million empty messages, and each would cost
 * a hundred bytes of memory.
 */
export const mostOf = { emails: 100, files: 1_000, abuseMetadata: 50 } as const

export const emptyUser = (): WireUser => ({
  emails: [],
  org: '',
  username: '',
  createdAt: null,
  abuseMetadata: new Map(),
  id: 0,
})

/* Each written out: they are made at every call, and an object that is put together from parts costs ten times as much. */

export const emptyIssue = (): WireIssue => ({
  user: null,
  createdAt: null,
  updatedAt: null,
  action: 0,
  userInProject: false,
  project: null,
  title: '',
  description: '',
})
export const emptySnippet = (): WireSnippet => ({
  user: null,
  createdAt: null,
  updatedAt: null,
  action: 0,
  userInProject: false,
  project: null,
  title: '',
  description: '',
  visibility: '',
  files: [],
})
export const emptyGeneric = (): WireGeneric => ({
  user: null,
  createdAt: null,
  updatedAt: null,
  action: 0,
  userInProject: false,
  project: null,
  text: '',
  type: '',
})
