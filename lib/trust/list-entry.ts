import { z } from 'zod'
import { normalDomain } from './email-domain'

export const listEntryKinds = ['EMAIL_DOMAIN', 'USER', 'GROUP', 'PROJECT'] as const
export const listEntryKindSchema = z.enum(listEntryKinds)
export type ListEntryKind = z.infer<typeof listEntryKindSchema>

/** GitLab's paths and usernames are ASCII and don't tell cases apart. */
const pathPart = '[a-z0-9_.-]+'
const username = new RegExp(`^${pathPart}$`)
const groupPath = new RegExp(`^${pathPart}(?:/${pathPart})*$`)
const projectPath = new RegExp(`^${pathPart}(?:/${pathPart})+$`)

/**
 * Lower case for ASCII only; null for anything else. Unicode's own lower case would make the Kelvin sign a "k", and so
 * one name another.
 */
export function foldName(text: string): string | null {
  return /^[\x21-\x7e]+$/.test(text) ? text.toLowerCase() : null
}

type Problem = { problem: string }
type Normal = { value: string }

/** The form in which an entry's value is stored and compared, or what is wrong with it, in words for whoever typed it. */
export function normalEntryValue(options: { kind: ListEntryKind; value: string; withSubs: boolean }): Normal | Problem {
  const typed = options.value.trim()
  return options.kind === 'EMAIL_DOMAIN' ? normalEmailDomain(typed, options.withSubs) : normalPath(options.kind, typed)
}

function normalEmailDomain(typed: string, withSubs: boolean): Normal | Problem {
  if (typed.includes('@')) return { problem: 'Leave out everything up to the "@": only the domain is listed.' }
  const value = normalDomain(typed.replace(/^(?:\*)?\./, ''))
  if (!value) return { problem: 'This is not a domain. Write it like "university.example".' }
  if (!withSubs && !value.includes('.')) {
    return { problem: `No address ends in "@${value}" itself. Include sub-domains, or list a longer domain.` }
  }
  return { value }
}

const pathRules = {
  USER: { pattern: username, example: 'ada', name: 'username' },
  GROUP: { pattern: groupPath, example: 'research/optics', name: 'path of a group' },
  PROJECT: { pattern: projectPath, example: 'research/optics/lens', name: 'full path of a project' },
} as const

function normalPath(kind: keyof typeof pathRules, typed: string): Normal | Problem {
  const { pattern, example, name } = pathRules[kind]
  const value = foldName(kind === 'USER' ? typed.replace(/^@/, '') : typed.replace(/^\/|\/$/g, ''))
  if (value && value.length <= 500 && pattern.test(value)) return { value }
  return { problem: `This is not the ${name}. Write it like "${example}", as in GitLab's address bar.` }
}
