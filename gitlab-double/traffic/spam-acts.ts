import type { SolvedCaptcha } from '../spamcheck/check-first'
import { slug } from '../world/names'
import type { Campaign } from './campaign'
import { disguise } from './disguise'
import { fill } from './fill'
import { inventSpammer } from './people'
import { noteIssue, publicProject, type Stage } from './stage'
import { spamTails } from './texts/spam-tails'
import type { Text, TextKind } from './texts/text'
import type { TruthKind } from './truth'
import { spammersSolve, whenSaved } from './when-saved'

/** The next fresh account of the campaign: it registers and posts at once, one to three things. */
export function actAsSpammer(stage: Stage, campaign: Campaign): void {
  const { random, double } = stage
  campaign.accountsLeft--
  const person = inventSpammer(random, { ...campaign, brand: campaign.slots.brand }, stage.serial())
  const loud = random.chance(0.5)
  const { domain, phone } = campaign.slots
  const bioText = campaign.texts.find((text) => text.kinds.includes('bio'))
  const user = double.world.createUser({
    ...person,
    bio: bioText && loud ? render(stage, campaign, bioText).body.slice(0, 250) : loud ? `Call ${phone}` : '',
    websiteUrl: loud ? `https://${domain}` : '',
    organization: loud ? campaign.slots.brand : '',
    confirmedAt: random.chance(0.2) ? null : undefined,
    createdAt: stage.now(),
  })
  remember(stage, campaign, 'user', user.id)
  stage.spammers.push(user.id)
  if (stage.spammers.length > 50) stage.spammers.shift()
  for (let left = random.int(1, 3); left > 0; left--) post(stage, campaign, user.id)
}

function remember(stage: Stage, campaign: Campaign, kind: TruthKind, id: number): void {
  const language = campaign.texts[0]?.language ?? 'en'
  stage.double.truth.set(kind, id, { verdict: 'spam', trade: campaign.trade, language, campaign: campaign.id })
}

function render(stage: Stage, campaign: Campaign, text: Text): { title: string; body: string } {
  const { random } = stage
  const slots = { ...campaign.slots, n: String(random.int(11, 9999)), phone: random.pick(campaign.phones) }
  const write = (part: string) => disguise(fill(part, slots, random), campaign.disguise, random)
  const tails = spamTails[text.language] ?? []
  const tail = tails.length > 0 && random.chance(0.7) ? `${random.pick([' ', '\n\n'])}${random.pick(tails)}` : ''
  const body = write(text.body + tail)
  return { title: text.title === undefined ? body.slice(0, 60) : write(text.title), body }
}

function post(stage: Stage, campaign: Campaign, userId: number): void {
  const { random } = stage
  const text = random.pick(campaign.texts)
  const kinds = text.kinds.filter((kind) => kind !== 'bio')
  const kind = kinds.length > 0 ? random.pick(kinds) : 'note'
  places[kind](stage, { campaign, userId, ...render(stage, campaign, text) }, (id) =>
    remember(stage, campaign, kind, id),
  )
}

type Post = { campaign: Campaign; userId: number; title: string; body: string }
/** Posts something, and tells the id of what was saved. */
type Place = (stage: Stage, post: Post, saved: (id: number) => void) => void

const places: Record<TextKind, Place> = {
  issue: onIssue,
  note: onNote,
  bio: onNote,
  project(stage, { userId, title, body }, saved) {
    const project = stage.double.world.createProject({
      name: title,
      path: `${slug(title).slice(0, 40)}-${stage.serial()}`,
      description: body.split('\n')[0] ?? null,
      readme: body,
      creatorId: userId,
      createdAt: stage.now(),
    })
    saved(project.id)
  },
  group(stage, { userId, title, body }, saved) {
    const path = `${slug(title).slice(0, 40)}-${stage.serial()}`
    const group = stage.double.world.createGroup({
      name: title,
      path,
      description: body,
      ownerId: userId,
      createdAt: stage.now(),
    })
    saved(group.id)
  },
  snippet(stage, { userId, title, body }, saved) {
    const input = {
      authorId: userId,
      title,
      description: stage.random.chance(0.5) ? body : null,
      files: [{ path: 'README.md', content: body }],
      createdAt: stage.now(),
    }
    const submit = (captcha?: SolvedCaptcha) => stage.double.submit.snippet(input, captcha)
    whenSaved(stage, { solves: spammersSolve, submit, saved: ({ id }) => saved(id) })
  },
  merge_request(stage, { userId, title, body }, saved) {
    const input = {
      projectId: (publicProject(stage) ?? ownProject(stage, userId)).id,
      authorId: userId,
      title,
      description: body,
      createdAt: stage.now(),
    }
    const submit = (captcha?: SolvedCaptcha) => stage.double.submit.mergeRequest(input, captcha)
    whenSaved(stage, { solves: spammersSolve, submit, saved: ({ id }) => saved(id) })
  },
}

function ownProject(stage: Stage, userId: number) {
  return stage.double.world.createProject({
    name: stage.random.pick(['docs', 'test', 'my project', 'website', 'blog']),
    path: `p-${stage.serial()}`,
    readme: null,
    creatorId: userId,
    createdAt: stage.now(),
  })
}

/** On somebody's open project, or in a project of its own made for the purpose. */
function onIssue(stage: Stage, { campaign, userId, title, body }: Post, saved: (id: number) => void): void {
  const { random, double } = stage
  const open = publicProject(stage)
  const target = open && random.chance(0.7) ? open : ownProject(stage, userId)
  if (target !== open) remember(stage, campaign, 'project', target.id)
  const input = {
    projectId: target.id,
    authorId: userId,
    title: title.slice(0, 255),
    description: body,
    createdAt: stage.now(),
  }
  whenSaved(stage, {
    solves: spammersSolve,
    submit: (captcha) => double.submit.issue(input, captcha),
    saved({ id }) {
      noteIssue(stage, id)
      saved(id)
    },
  })
}

function onNote(stage: Stage, { userId, title, body }: Post, saved: (id: number) => void): void {
  const { random, double } = stage
  const recent = stage.recentIssues.length > 0 ? double.world.issue(random.pick(stage.recentIssues)) : undefined
  const createdAt = stage.now()
  const comment = (noteableId: number) => {
    const input = { noteableType: 'Issue', noteableId, authorId: userId, body, createdAt } as const
    const submit = (captcha?: SolvedCaptcha) => double.submit.note(input, captcha)
    whenSaved(stage, { solves: spammersSolve, submit, saved: ({ id }) => saved(id) })
  }
  if (recent) {
    comment(recent.id)
    return
  }
  const input = { projectId: ownProject(stage, userId).id, authorId: userId, title }
  const submit = (captcha?: SolvedCaptcha) => double.submit.issue(input, captcha)
  whenSaved(stage, { solves: spammersSolve, submit, saved: ({ id }) => comment(id) })
}

/** A spam account of the last campaigns tries to sign in: GitLab tells of it only when the account is blocked. */
export function trySignIn({ double, random, spammers }: Stage): void {
  const user = spammers.length > 0 ? double.world.user(random.pick(spammers)) : undefined
  if (user) double.world.failLogin(user.id)
}
