import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { createGitLabControl, type GitLabControl } from './gitlab-control'
import { signIn } from './session'
import { type Role, readState } from './state'
import { watchContext } from './watch-context'

type Session = NonNullable<Exclude<BrowserContextOptions['storageState'], string>>
type OpenOptions = BrowserContextOptions & {
  /** Nobody: a browser without a session. */
  as: Role | 'nobody'
  /** Where this page may go besides Natterjack itself. */
  alsoTo?: string
}

type Fixtures = {
  gitlab: GitLabControl
  /** A page of its own browser context, watched (watch-context.ts). */
  open: (options: OpenOptions) => Promise<Page>
  admin: Page
  moderator: Page
  viewer: Page
}

/** Signed in once for all specs, over HTTP: the form has a spec of its own (sign-in.spec.ts). */
type Shared = { sessions: Record<Role, Session> }

export const test = base.extend<Fixtures, Shared>({
  sessions: [
    async ({ playwright }, use) => {
      const { secrets } = readState()
      const session = async (role: Role): Promise<Session> => {
        const request = await playwright.request.newContext()
        await signIn(request, role, secrets.passwords[role])
        return request.storageState()
      }
      await use({
        admin: await session('admin'),
        moderator: await session('moderator'),
        viewer: await session('viewer'),
      })
    },
    { scope: 'worker' },
  ],
  // Playwright asks for a pattern of what a fixture needs, even where it is nothing.
  gitlab: async ({ browserName: _ }, use) => use(createGitLabControl(readState().gitlabUrl)),
  open: async ({ browser, sessions }, use) => {
    const { web } = readState()
    const opened: { as: string; problems: string[]; close: () => Promise<void> }[] = []
    await use(async ({ as, alsoTo, ...options }) => {
      const storageState = as === 'nobody' ? undefined : sessions[as]
      const context = await browser.newContext({ baseURL: web, storageState, ...options })
      const problems = await watchContext(context, alsoTo ? [web, alsoTo] : [web])
      opened.push({ as, problems, close: () => context.close() })
      return context.newPage()
    })
    for (const { close } of opened) await close()
    for (const { as, problems } of opened) expect(problems, `what went wrong in the page of ${as}`).toEqual([])
  },
  admin: async ({ open }, use) => use(await open({ as: 'admin' })),
  moderator: async ({ open }, use) => use(await open({ as: 'moderator' })),
  viewer: async ({ open }, use) => use(await open({ as: 'viewer' })),
})

export { expect }
