export type GitLabUser = { id: number; username: string; state: string }
export type GitLabProject = { id: number; path: string; visibility: string }
export type GitLabIssue = { id: number; iid: number; state: string; confidential: boolean }
type Kinds = {
  user: GitLabUser
  project: GitLabProject
  group: { id: number }
  issue: GitLabIssue
  note: { id: number }
  snippet: { id: number }
  mergeRequest: { id: number }
}
type Kind = keyof Kinds
export type AskedRequest = { method: string; path: string; status: number }

export type GitLabControl = ReturnType<typeof createGitLabControl>

/** The double's own door (gitlab-double/README.md): makes objects as people would, and looks at what became of them. */
export function createGitLabControl(url: string) {
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}/-/double${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`The double answered ${method} ${path} with ${answer.status}: ${text}`)
    return (text ? JSON.parse(text) : undefined) as Answer
  }
  return {
    /** Resolves when every hook about it was answered by Natterjack. */
    create: async <Name extends Kind>(kind: Name, fields: object = {}): Promise<Kinds[Name]> => {
      const made = await call<Kinds[Name]>('POST', `/objects/${kind}`, fields)
      await call('POST', '/drain')
      return made
    },
    change: async <Name extends Kind>(kind: Name, id: number, fields: object): Promise<void> => {
      await call('PUT', `/objects/${kind}/${id}`, fields)
      await call('POST', '/drain')
    },
    look: <Name extends Kind>(kind: Name, id: number) => call<Kinds[Name]>('GET', `/objects/${kind}/${id}`),
    /** What Natterjack asked, those whose path contains `path`. */
    asked: (path: string) => call<AskedRequest[]>('GET', `/requests?limit=1000&path=${encodeURIComponent(path)}`),
    fail: (fault: object) => call('POST', '/faults', fault),
    heal: () => call('DELETE', '/faults'),
    deliveries: () => call<{ status: number | null }[]>('GET', '/deliveries?limit=20'),
  }
}
