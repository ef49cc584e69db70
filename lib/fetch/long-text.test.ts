import { expect, test } from 'vitest'
import { withFetching } from './fetching.fixture'
import { madeContent } from './made-content.fixture'

const fetching = withFetching()
const wall = (length: number): string => 'harmless '.repeat(length / 9)

test('an advert behind a wall of text is kept, and the mark says where something is left out', () => {
  const { content } = madeContent({ gitlabId: 1, description: `${wall(999_000)}CHEAP WATCHES` })
  expect(content.fields.description).toHaveLength(100_007)
  expect(content.fields.description).toMatch(/^harmless .*\n\n\[…\]\n\n.*CHEAP WATCHES$/s)
  expect(content.meta?.cut).toEqual(['description'])
})

test('an edit in the part that is not kept makes another content; what is kept whole keeps its hash', () => {
  const made = (middle: string) =>
    madeContent({ gitlabId: 1, description: `${wall(450_000)}${middle}${wall(450_000)}` })
  const [one, two] = [made('one thing'), made('a pill ad')]
  expect(one.content.fields).toEqual(two.content.fields)
  expect(one.contentHash).not.toEqual(two.contentHash)
  expect(one.contentHash).toEqual(made('one thing').contentHash)
})

test('an issue with as much text as GitLab takes, written in the longest way, is read', async () => {
  const { double, fetched, newUser } = fetching()
  const author = newUser()
  const project = double.world.createProject({ creatorId: author.id })
  const description = '\u0001'.repeat(1_048_576)
  const issue = double.world.createIssue({ projectId: project.id, authorId: author.id, description })
  const { content } = await fetched({ kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid })
  expect(content.meta?.cut).toEqual(['description'])
})
