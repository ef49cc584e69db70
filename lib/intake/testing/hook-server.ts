import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { hookSecurity } from '../hook-security'
import { createHookDoor } from '../http-door'
import { createIntake, type Intake } from '../receive-hook'

export type HookServer = {
  url: string
  port: number
  intake: Intake
  /** Ids handed on for screening, in order. */
  stored: string[]
  close: () => Promise<void>
}

type HookServerOptions = Omit<Parameters<typeof createIntake>[0], 'pool'> & { pool: Pool }

/** A real server on loopback with the hook door in front; without `security` it lets everybody in. */
export async function startHookServer(options: HookServerOptions): Promise<HookServer> {
  const open = hookSecurity({ HOOK_SECRETS: [], HOOK_SIGNING_TOKENS: [], HOOK_ALLOW_UNAUTHENTICATED: true })
  const intake = createIntake({ security: open, ...options })
  const stored: string[] = []
  const door = createHookDoor({ intake, onStored: (eventId) => stored.push(eventId) })
  const server = createServer((req, res) => {
    if (door(req, res)) return
    res.writeHead(404).end('not a hook')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    intake,
    stored,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await intake.idle()
    },
  }
}
