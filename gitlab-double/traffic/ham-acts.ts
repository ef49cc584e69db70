import { slug } from '../world/names'
import type { NewSnippet } from '../world/snippets'
import type { Written } from './compose'
import { inventPerson } from './people'
import { noteIssue, publicProject, type Stage, somebody } from './stage'
import type { TruthKind } from './truth'
import { peopleSolve, whenSaved } from './when-saved'

export type HamAct =
  | 'register'
  | 'project'
  | 'group'
  | 'issue'
  | 'note'
  | 'snippet'
  | 'merge_request'
  | 'push'
  | 'close'
  | 'edit'

/** How often people do what, out of 100. */
const habits: readonly [HamAct, number][] = [
  ['register', 6],
  ['project', 8],
  ['group', 1],
  ['issue', 28],
  ['note', 36],
  ['edit', 2],
  ['snippet', 6],
  ['merge_request', 7],
  ['push', 3],
  ['close', 3],
]

/** One honest person does one thing. */
export function actAsPerson(stage: Stage, act: HamAct = choose(stage)): void {
  acts[act](stage)
}

function choose({ random }: Stage): HamAct {
  let roll = random.int(1, 100)
  for (const [act, share] of habits) {
    roll -= share
    if (roll <= 0) return act
  }
  return 'note'
}

const acts: Record<HamAct, (stage: Stage) => void> = {
  register,
  project: newProject,
  group: newGroup,
  issue: newIssue,
  note: newNote,
  snippet: newSnippet,
  merge_request: newMergeRequest,
  edit: editIssue,
  push(stage) {
    const project = openProject(stage)
    stage.double.world.pushFiles(project.id, { title: stage.random.pick(['Fix typo', 'Update dependencies', 'wip']) })
  },
  close(stage) {
    const open = recentIssues(stage).filter((issue) => issue.state === 'opened')
    if (open.length > 0) stage.double.world.updateIssue(stage.random.pick(open).id, { state: 'closed' })
    else newNote(stage)
  },
}

const afterthoughts = [
  'Edit: it was the proxy after all, see below.',
  'Update: same with the version from yesterday.',
  'PS: screenshots follow.',
] as const

/** The author adds a line to an issue: a new version of an item that was seen before. */
function editIssue(stage: Stage): void {
  const honest = recentIssues(stage).filter((issue) => stage.double.truth.get('issue', issue.id)?.verdict === 'ham')
  const issue = honest.length > 0 ? stage.random.pick(honest) : null
  if (!issue) return
  const description = `${issue.description ?? ''}\n\n${stage.random.pick(afterthoughts)}`
  whenSaved(stage, {
    solves: peopleSolve,
    submit: (captcha) => stage.double.submit.issueChange(issue.id, { description }, {}, captcha),
    saved: () => undefined,
  })
}

function remember(stage: Stage, kind: TruthKind, id: number, text?: Written): void {
  const trade = text?.lookAlike ? 'look-alike' : 'everyday'
  stage.double.truth.set(kind, id, { verdict: 'ham', trade, language: text?.language ?? 'en', campaign: null })
}

function register(stage: Stage): void {
  const { random, double } = stage
  const person = inventPerson(random, stage.serial())
  const bio = random.chance(0.4) ? stage.write('bio') : undefined
  const user = double.world.createUser({
    ...person,
    bio: bio?.body,
    location: random.chance(0.2) ? random.pick(['Lisbon', 'Graz', 'Nairobi', 'Osaka', 'Leeds']) : undefined,
    createdAt: stage.now(),
    signInCount: random.int(1, 200),
  })
  stage.people.push(user.id)
  remember(stage, 'user', user.id, bio)
}

function openProject(stage: Stage) {
  return publicProject(stage) ?? newProject(stage)
}

function newProject(stage: Stage) {
  const { random, double } = stage
  const creatorId = somebody(stage)
  const text = stage.write('project')
  const firstLine = text.body.split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? null
  const base = slug(text.title)
  const owner = double.world.user(creatorId)
  const taken = double.world.project(`${owner?.username}/${base}`) !== undefined
  const project = double.world.createProject({
    name: text.title,
    path: taken ? `${base}-${stage.serial()}` : base,
    description: random.chance(0.7) ? firstLine : null,
    readme: text.body,
    creatorId,
    visibility: random.chance(0.85) ? 'public' : random.pick(['internal', 'private']),
    topics: random.chance(0.3) ? [random.pick(['rust', 'teaching', 'iot', 'maps', 'cli'])] : [],
    starCount: random.chance(0.3) ? random.int(1, 60) : 0,
    createdAt: stage.now(),
  })
  stage.projects.push(project.id)
  remember(stage, 'project', project.id, text)
  return project
}

function newGroup(stage: Stage): void {
  const text = stage.write('group')
  const group = stage.double.world.createGroup({
    name: text.title,
    path: `${slug(text.title)}-${stage.serial()}`,
    description: text.body,
    ownerId: somebody(stage),
    createdAt: stage.now(),
  })
  remember(stage, 'group', group.id, text)
}

function newIssue(stage: Stage): void {
  const { random, double } = stage
  const text = stage.write('issue')
  const input = {
    projectId: openProject(stage).id,
    authorId: somebody(stage),
    title: text.title,
    description: random.chance(0.04) ? null : text.body,
    labels: random.chance(0.25) ? [random.pick(['bug', 'question', 'enhancement', 'docs'])] : [],
    createdAt: stage.now(),
  }
  whenSaved(stage, {
    solves: peopleSolve,
    submit: (captcha) => double.submit.issue(input, captcha),
    saved({ id }) {
      noteIssue(stage, id)
      remember(stage, 'issue', id, text)
    },
  })
}

/** The latest few: people talk about what is new. */
function recentIssues({ double, recentIssues }: Stage) {
  return recentIssues.map((id) => double.world.issue(id)).filter((issue) => issue !== undefined)
}

function newNote(stage: Stage): void {
  const { random, double } = stage
  const honest = recentIssues(stage).filter((issue) => double.truth.get('issue', issue.id)?.verdict !== 'spam')
  if (honest.length === 0) {
    newIssue(stage)
    return
  }
  const text = stage.write('note')
  const input = {
    noteableType: 'Issue',
    noteableId: random.pick(honest).id,
    authorId: somebody(stage),
    body: text.body,
    createdAt: stage.now(),
  } as const
  whenSaved(stage, {
    solves: peopleSolve,
    submit: (captcha) => double.submit.note(input, captcha),
    saved: ({ id }) => remember(stage, 'note', id, text),
  })
}

function newSnippet(stage: Stage): void {
  const text = stage.write('snippet')
  const input: NewSnippet = {
    authorId: somebody(stage),
    title: text.title,
    visibility: stage.random.chance(0.8) ? 'public' : 'private',
    files: [{ path: text.file ?? 'notes.md', content: text.body }],
    createdAt: stage.now(),
  }
  whenSaved(stage, {
    solves: peopleSolve,
    submit: (captcha) => stage.double.submit.snippet(input, captcha),
    saved: ({ id }) => remember(stage, 'snippet', id, text),
  })
}

function newMergeRequest(stage: Stage): void {
  const text = stage.write('merge_request')
  const input = {
    projectId: openProject(stage).id,
    authorId: somebody(stage),
    title: text.title,
    description: text.body,
    sourceBranch: slug(text.title).slice(0, 30),
    draft: text.title.startsWith('Draft:'),
    createdAt: stage.now(),
  }
  whenSaved(stage, {
    solves: peopleSolve,
    submit: (captcha) => stage.double.submit.mergeRequest(input, captcha),
    saved: ({ id }) => remember(stage, 'merge_request', id, text),
  })
}
