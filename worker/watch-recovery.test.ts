import { afterEach, expect, test } from 'vitest'
import type { GitLabHealth } from '@/lib/gitlab/client'
import { GitLabError } from '@/lib/gitlab/gitlab-error'
import { log } from '@/lib/log'
import { watchRecovery } from './watch-recovery'

let watching: ReturnType<typeof watchRecovery> | undefined
afterEach(() => watching?.stop())

const up: GitLabHealth = { state: 'up', reason: null, retryAfterMs: 0 }
const down: GitLabHealth = { state: 'down', reason: 'unavailable', retryAfterMs: 500 }

function watch() {
  const world = { health: up, away: false, asked: 0, forwarded: [] as string[], woken: 0, turns: 0 }
  watching = watchRecovery({
    gitlab: {
      health: () => {
        world.turns++
        return world.health
      },
      call: async () => {
        world.asked++
        if (world.away) throw new GitLabError({ reason: 'unavailable', message: 'Away.' })
        return { status: 200, headers: {}, bytes: Buffer.from('{}'), cut: false }
      },
    },
    forward: async (after) => {
      world.forwarded.push(after)
      return after === '0' ? '500' : null
    },
    wake: () => {
      world.woken++
    },
    log,
    intervalMs: 2,
  })
  return world
}

test('after a start and after each outage all that waits is brought forward once, in batches', async () => {
  const world = watch()
  await expect.poll(() => world.forwarded).toEqual(['0', '500'])
  const turns = world.turns
  await expect.poll(() => world.turns).toBeGreaterThan(turns + 3)
  expect(world).toMatchObject({ asked: 1, woken: 2, forwarded: ['0', '500'] })

  world.health = down
  const during = world.turns
  await expect.poll(() => world.turns).toBeGreaterThan(during + 3)
  expect(world.forwarded).toHaveLength(2)
  // Time for the next try, which is what an open circuit calls "up", though nobody has answered yet.
  world.away = true
  world.health = up
  await expect.poll(() => world.asked).toBeGreaterThan(3)
  expect(world.forwarded).toHaveLength(2)
  world.away = false
  await expect.poll(() => world.forwarded).toEqual(['0', '500', '0', '500'])
})
