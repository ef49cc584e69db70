import { createRandom } from '../random'
import type { GitLabDouble } from '../start-double'
import { startCampaign } from './campaign'
import { createHamWriter } from './compose'
import { actAsPerson } from './ham-acts'
import { actAsSpammer, trySignIn } from './spam-acts'
import type { Stage } from './stage'

export type Generator = { stage: Stage; step(): void; register(): void; made(): number }

export type GeneratorOptions = { double: GitLabDouble; seed: number; now: () => string; spamShare?: number }

/** One step = one thing somebody does. Spam comes in campaigns: while one runs, its accounts act in a burst. */
export function createGenerator({ double, seed, now, spamShare = 0.3 }: GeneratorOptions): Generator {
  const random = createRandom(seed)
  let serial = double.world.users().length
  let campaignSerial = new Set(double.truth.all().map((item) => item.campaign)).size
  let made = 0
  const honest = (kind: 'user' | 'project') =>
    double.truth
      .all()
      .filter((item) => item.kind === kind && item.verdict === 'ham')
      .map((item) => item.id)
  const stage: Stage = {
    double,
    random,
    write: createHamWriter(random),
    people: honest('user'),
    projects: honest('project'),
    recentIssues: double.world
      .issues()
      .slice(-40)
      .map((issue) => issue.id),
    spammers: [],
    serial: () => ++serial,
    now,
    campaigns: [],
    unsaved: { refused: 0, overtaken: 0 },
  }

  return {
    stage,
    made: () => made,
    register() {
      made++
      actAsPerson(stage, 'register')
    },
    step() {
      made++
      if (stage.people.length < 5) actAsPerson(stage, 'register')
      else if (stage.projects.length < 3) actAsPerson(stage, 'project')
      else live()
    },
  }

  function live(): void {
    if (random.chance(0.02)) trySignIn(stage)
    if (stage.campaigns.length === 0 && random.chance(spamShare / 12))
      stage.campaigns.push(startCampaign(random, ++campaignSerial))
    const campaign = stage.campaigns[0]
    if (!campaign || !random.chance(0.3 + spamShare)) {
      actAsPerson(stage)
      return
    }
    actAsSpammer(stage, campaign)
    if (campaign.accountsLeft <= 0) stage.campaigns.shift()
  }
}
