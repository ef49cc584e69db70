import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createUser } from '@/lib/auth/create-user'
import { closePrisma, prisma } from '@/lib/db/prisma'
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

/** Accounts of the demo, and whether it acts: its GitLab is a double, so it may. Both only on the first start. */
const { passwords, dryRun } = inputSchema.parse(JSON.parse(await text(process.stdin)))
for (const person of people) {
  if (await prisma().user.findUnique({ where: { username: person.username } })) continue
  await createUser({ ...person, password: passwords[person.username], actor: { kind: 'system', name: 'demo' } })
}
if (!dryRun && (await prisma().settings.count()) === 0) {
  await prisma().settings.create({
    data: { value: { ...defaultSettings, dryRun }, reason: 'The demo acts: its GitLab is a double.' },
  })
}
await closePrisma()
