import type { z } from 'zod'
import { AppError } from '../errors'
import { action, files, flag, message, project, text, time, user } from './json-parts'
import type { WireGeneric, WireIssue, WireSnippet } from './wire'

const question = { user, createdAt: time, updatedAt: time, action, userInProject: flag, project }
const issue = message({ ...question, title: text, description: text })
const snippet = message({ ...question, title: text, description: text, visibility: text, files })
const generic = message({ ...question, text, type: text })

/** Most mistakes that are named at once. */
const mostNamed = 3

function reader<Wire>(schema: z.ZodType<Wire>, name: string): (body: string) => Wire {
  return (body) => {
    let parsed: unknown
    try {
      parsed = JSON.parse(body)
    } catch (cause) {
      throw new AppError({ code: 'bad_request', message: 'The body is not JSON.', cause })
    }
    const read = schema.safeParse(parsed)
    if (read.success) return read.data
    const named = read.error.issues.slice(0, mostNamed).map(({ path, message }) => {
      const where = path.length > 0 ? `${path.join('.').slice(0, 100)}: ` : ''
      return `${where}${message.slice(0, 200)}`
    })
    const said = `The body is no ${name} in JSON form. ${named.join('. ')}.`
    throw new AppError({ code: 'bad_request', message: said })
  }
}

/** Each reads the JSON form of its message. @throws AppError `bad_request` that says where it isn't one */
export const jsonIssue: (body: string) => WireIssue = reader(issue, 'Issue')
export const jsonSnippet: (body: string) => WireSnippet = reader(snippet, 'Snippet')
export const jsonGeneric: (body: string) => WireGeneric = reader(generic, 'Generic')
