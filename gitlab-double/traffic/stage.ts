import type { Random } from '../random'
import type { GitLabDouble } from '../start-double'
import type { Project } from '../world/objects'
import type { Campaign } from './campaign'
import type { createHamWriter } from './compose'

/** What the acts share. Everything random comes from one seed; `now` is the time that things happen at. */
export type Stage = {
  double: GitLabDouble
  random: Random
  write: ReturnType<typeof createHamWriter>
  /** Ids of honest people and of their projects. */
  people: number[]
  projects: number[]
  /** The latest few issues, where the talk is. */
  recentIssues: number[]
  /** The latest spam accounts: once blocked, they try to sign in again. */
  spammers: number[]
  serial: () => number
  now: () => string
  campaigns: Campaign[]
  /** What came to nothing: refused as spam, or written for a place that was removed meanwhile. */
  unsaved: { refused: number; overtaken: number }
}

export function noteIssue(stage: Stage, id: number): void {
  stage.recentIssues.push(id)
  if (stage.recentIssues.length > 40) stage.recentIssues.shift()
}

/** Somebody honest who can still sign in; moderators may have removed anyone meanwhile. */
export function somebody(stage: Stage): number {
  const { people, random, double } = stage
  while (people.length > 0) {
    const at = random.int(0, people.length - 1)
    const id = people[at] as number
    if (double.world.user(id)?.state === 'active') return id
    people.splice(at, 1)
  }
  return 1
}

/** An honest, public project that is still there; undefined when none was found. */
export function publicProject(stage: Stage): Project | undefined {
  const { projects, random, double } = stage
  for (let tries = 0; tries < 12 && projects.length > 0; tries++) {
    const at = random.int(0, projects.length - 1)
    const project = double.world.project(projects[at] as number)
    if (!project) projects.splice(at, 1)
    else if (!project.archived && project.visibility === 'public' && project.markedForDeletionOn === null)
      return project
  }
  return undefined
}
