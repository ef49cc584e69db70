import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createUser } from '@/lib/auth/create-user'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { changeSettings } from '@/lib/settings/change-settings'
import { defaultSettings } from '@/lib/settings/settings'

const inputSchema = z.strictObject({
  passwords: z.strictObject({ admin: z.string(), moderator: z.string(), viewer: z.string() }),
  dryRun: z.boolean(),
})

const people = [
  { username: 'admin', name: 'Ada Admin', role: 'ADMIN' },
  { username: 'moderator', name: 'Mo Moderator', role: 'MODERATOR' },
  { username: 'viewer', name: 'Vi Viewer', role: 'VIEWER' },
] as const

const actor = { kind: 'system', name: 'demo' } as const

/** Accounts of the demo, and whether it acts: its GitLab is a double, so it may. Both only on the first start. */
const { passwords, dryRun } = inputSchema.parse(JSON.parse(await text(process.stdin)))
for (const person of people) {
  if (await prisma().user.findUnique({ where: { username: person.username } })) continue
  await createUser({ ...person, password: passwords[person.username], actor })
}
if (!dryRun && (await prisma().settings.count()) === 0) {
  const reason = 'The demo acts: its GitLab is a double.'
  await changeSettings({ settings: { ...defaultSettings, dryRun }, reason, actor, basedOn: null })
}
await closePrisma()
