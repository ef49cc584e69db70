import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type GitLabDouble, startDouble } from '../../gitlab-double/start-double'
import { createGitLabClient, type GitLabClient } from '../gitlab/client'
import type { Subject } from '../intake/subject'
import { createFetcher, type Fetcher } from './fetch-item'
import type { FetchedContent } from './fetched'

export type Fetching = {
  double: GitLabDouble
  gitlab: GitLabClient
  fetcher: Fetcher
  /** What is there; fails when it is gone. */
  fetched: (subject: Subject) => Promise<FetchedContent>
  /** Of the requests so far, below /api/v4. */
  paths: () => string[]
  newUser: (
    given?: Parameters<GitLabDouble['world']['createUser']>[0],
  ) => ReturnType<GitLabDouble['world']['createUser']>
}

/** A double for the test file, and a fresh client and fetcher for each test. */
export function withFetching(): () => Fetching {
  let double: GitLabDouble | undefined
  let current: Fetching | undefined
  let serial = 0
  beforeAll(async () => {
    double = await startDouble()
  })
  beforeEach(async () => {
    if (!double) throw new Error('The double did not start.')
    await current?.gitlab.close()
    current = fetchingFrom(double, () => ++serial)
    double.faults.clear()
    double.requests.clear()
  })
  afterAll(async () => {
    await current?.gitlab.close()
    await double?.close()
  })
  return () => {
    if (!current) throw new Error('withFetching: asked before the test began')
    return current
  }
}

function fetchingFrom(double: GitLabDouble, next: () => number): Fetching {
  const gitlab = createGitLabClient({ url: double.url, token: double.adminToken, timeoutMs: 2_000, connections: 8 })
  const fetcher = createFetcher({ gitlab })
  return {
    double,
    gitlab,
    fetcher,
    fetched: async (subject) => {
      const result = await fetcher.fetch(subject)
      if (result.gone) throw new Error('It is gone.')
      return result
    },
    paths: () => double.requests.map(({ path }) => path.replace('/api/v4', '')),
    newUser: (given) => double.world.createUser({ username: `writer-${next()}`, ...given }),
  }
}
