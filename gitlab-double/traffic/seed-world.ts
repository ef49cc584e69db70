import type { GitLabDouble } from '../start-double'
import { createGenerator } from './generator'

export type Seeding = {
  /** Honest accounts, besides root, the bot and the two moderators. */
  users: number
  seed?: number
}

const historyDays = 700

/**
 * Fills the double with a past, without telling any hook: people who come over two years and do about ten things each, and
 * the remains of old campaigns, most of them blocked already. The same seed makes the same history.
 */
export function seedWorld(double: GitLabDouble, { users, seed = 7 }: Seeding): void {
  const { world } = double
  const steps = users * 10
  let done = 0
  const end = Date.now() - 3_600_000
  const now = () => new Date(end - ((steps - done) / steps) * historyDays * 86_400_000).toISOString()
  world.quietly(() => {
    addModerators(double, now())
    const generator = createGenerator({ double, seed, now, spamShare: 0.08 })
    const { stage } = generator
    for (; done < steps; done++) {
      const due = stage.people.length < users && stage.random.chance(users / steps)
      if (due || stage.people.length < Math.min(users, 5)) generator.register()
      else generator.step()
    }
    while (stage.people.length < users) generator.register()
    for (const item of double.truth.all())
      if (item.kind === 'user' && item.verdict === 'spam' && stage.random.chance(0.7))
        world.turnUser(item.id, 'block', world.user('natterjack-bot'))
  })
}

/** Two people who moderate and the group that shows it; neither is an administrator. */
function addModerators({ world, truth }: GitLabDouble, createdAt: string): void {
  if (world.user('mira')) return
  const mira = world.createUser({
    username: 'mira',
    name: 'Mira Okafor',
    email: 'mira@gitlab.double.example',
    createdAt,
  })
  const theo = world.createUser({
    username: 'theo',
    name: 'Theo Brandt',
    email: 'theo@gitlab.double.example',
    createdAt,
  })
  const group = world.createGroup({
    name: 'Moderators',
    path: 'moderators',
    ownerId: mira.id,
    visibility: 'internal',
    createdAt,
  })
  world.addMember({ groupId: group.id, userId: theo.id, accessLevel: 30 })
  const ham = { verdict: 'ham', trade: 'everyday', language: 'en', campaign: null } as const
  truth.set('user', mira.id, ham)
  truth.set('user', theo.id, ham)
  truth.set('group', group.id, ham)
}
