import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { parseOperation } from './parse-operation'

let double: GitLabDouble
beforeAll(async () => {
  double = await startDouble()
})
afterAll(() => double.close())

async function graphql(query: string, variables?: Record<string, unknown>, token = double.adminToken) {
  const response = await fetch(`${double.url}/api/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

const destroy = 'mutation($input: DestroySnippetInput!) { destroySnippet(input: $input) { errors snippet { id } } }'

describe('GraphQL', () => {
  it('lets an admin remove and hide anybody’s personal snippet', async () => {
    const authorId = double.world.createUser({}).id
    const gone = double.world.createSnippet({ authorId })
    const hidden = double.world.createSnippet({ authorId })
    const id = `gid://gitlab/PersonalSnippet/${gone.id}`
    expect(await graphql(destroy, { input: { id } })).toEqual({
      data: { destroySnippet: { errors: [], snippet: null } },
    })
    expect(double.world.snippet(gone.id)).toBeUndefined()
    const answer = await graphql(
      `mutation { hide: updateSnippet(input: {id: "gid://gitlab/PersonalSnippet/${hidden.id}", visibilityLevel: private}) { errors snippet { visibilityLevel } } }`,
    )
    expect(answer).toEqual({ data: { hide: { errors: [], snippet: { visibilityLevel: 'private' } } } })
    await graphql(`mutation { markAsSpamSnippet(input: {id: "gid://gitlab/PersonalSnippet/${hidden.id}"}) { errors } }`)
    expect(double.world.snippet(hidden.id)).toMatchObject({ visibility: 'private', markedAsSpam: true })
  })

  it('refuses strangers with 200 and errors', async () => {
    const snippet = double.world.createSnippet({ authorId: 1 })
    const { value } = double.world.createToken({ userId: double.world.createUser({}).id, scopes: ['api'] })
    const answer = await graphql(destroy, { input: { id: `gid://gitlab/PersonalSnippet/${snippet.id}` } }, value)
    expect(answer).toMatchObject({ data: { destroySnippet: null }, errors: [{ path: ['destroySnippet'] }] })
    expect(double.world.snippet(snippet.id)).toBeDefined()
  })

  it('tells wrong types of id, unknown fields and broken documents', async () => {
    const snippet = double.world.createSnippet({ authorId: 1 })
    const wrong = await graphql(destroy, { input: { id: `gid://gitlab/ProjectSnippet/${snippet.id}` } })
    expect(wrong.errors[0].message).toContain('does not exist')
    expect((await graphql('{ abuseReport { id } }')).errors[0].message).toBe("Field 'abuseReport' doesn't exist")
    expect((await graphql('mutation { destroySnippet(input: ')).errors).toHaveLength(1)
    expect(await graphql('{ currentUser { username } }')).toEqual({
      data: { currentUser: { username: 'natterjack-bot' } },
    })
  })

  it('reads arguments, lists, strings with escapes and nested selections', () => {
    const fields = parseOperation('query Q($a: Int = 3) { x: y(a: $a, b: [1, "t\\"u"], c: {d: null}) { e { f } } }', {
      a: 7,
    })
    expect(fields).toEqual([
      {
        name: 'y',
        alias: 'x',
        args: { a: 7, b: [1, 't"u'], c: { d: null } },
        fields: [{ name: 'e', alias: 'e', args: {}, fields: [{ name: 'f', alias: 'f', args: {}, fields: [] }] }],
      },
    ])
  })
})
