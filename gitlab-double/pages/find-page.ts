import { escapeHtml } from '../rest/present-namespace'
import { findGroup, findIssue, findMergeRequest, findProject, findUser, groupPath, projectPath } from '../world/lookups'
import type { Group, NoteableType, Project, Snippet, User } from '../world/objects'
import { noteableKey, type Store } from '../world/store'
import { facts, link, page, written } from './layout'

/** The page that stands at a path of the web interface; null when there is none. */
export function findPage(store: Store, path: string): string | null {
  const clean = decode(path).replace(/\/+$/, '')
  if (clean === '') return homePage(store)
  const parts = clean.slice(1).split('/')
  if (parts[0] === '-' && parts[1] === 'snippets') return snippetPage(store, Number(parts[2]))
  if (parts[0] === 'snippets') return snippetPage(store, Number(parts[1]))
  if (parts[0] === 'groups') return groupPage(store, findGroup(store, parts.slice(1).join('/')))
  const dash = parts.indexOf('-')
  const home = (dash < 0 ? parts : parts.slice(0, dash)).join('/')
  if (dash >= 0) return contentPage(store, home, parts[dash + 1] ?? '', Number(parts[dash + 2]))
  const user = parts.length === 1 ? findUser(store, home) : undefined
  if (user) return userPage(store, user)
  const project = findProject(store, home)
  return project ? projectPage(store, project) : groupPage(store, findGroup(store, home))
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function list(items: string[]): string {
  return items.length === 0 ? '<p>None.</p>' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

function homePage(store: Store): string {
  const people = [...store.users.values()].slice(-50).reverse()
  const projects = [...store.projects.values()].slice(-50).reverse()
  const counts = facts({
    users: store.users.size,
    projects: store.projects.size,
    issues: store.issues.size,
    comments: store.notes.size,
    snippets: store.snippets.size,
    'merge requests': store.mergeRequests.size,
  })
  return page(
    'A GitLab that lives in memory',
    `<p>Everything here is invented. It ends with the process.</p>${counts}
<h2>Latest people</h2>${list(people.map((user) => `${userLink(user)} <span class="state">${user.state}</span>`))}
<h2>Latest projects</h2>${list(projects.map((project) => projectLink(store, project)))}`,
  )
}

function userLink(user: User | undefined): string {
  return user ? link(`/${user.username}`, `${user.name} (@${user.username})`) : 'someone who is gone'
}

function projectLink(store: Store, project: Project): string {
  return `${link(`/${projectPath(store, project)}`, projectPath(store, project))} ${badge(project.visibility)}`
}

function badge(text: string): string {
  return `<span class="state">${escapeHtml(text)}</span>`
}

function userPage(store: Store, user: User): string {
  const ids = [...(store.projectIdsByNamespace.get(user.namespaceId) ?? [])]
  const projects = ids.flatMap((id) => store.projects.get(id) ?? [])
  const about = facts({
    'user name': user.username,
    state: user.state,
    'member since': user.createdAt,
    website: user.websiteUrl,
    location: user.location,
    organization: user.organization,
  })
  return page(
    user.name,
    `<p>${badge(user.state)}</p>${about}${written(user.bio)}<h2>Projects</h2>${list(projects.map((project) => projectLink(store, project)))}`,
  )
}

function projectPage(store: Store, project: Project): string {
  const issues = [...(store.issueIdsByProject.get(project.id)?.values() ?? [])].flatMap(
    (id) => store.issues.get(id) ?? [],
  )
  const path = projectPath(store, project)
  const items = issues.map((issue) => `${link(`/${path}/-/issues/${issue.iid}`, issue.title)} ${badge(issue.state)}`)
  return page(
    project.name,
    `<p>${badge(project.visibility)} ${project.archived ? badge('archived') : ''} ${project.markedForDeletionOn === null ? '' : badge('marked for deletion')}
by ${userLink(store.users.get(project.creatorId))}</p>${written(project.description)}
<h2>README.md</h2>${written(project.files.get('README.md') ?? null)}<h2>Issues</h2>${list(items)}`,
  )
}

function groupPage(store: Store, group: Group | undefined): string | null {
  if (!group) return null
  const ids = [...(store.projectIdsByNamespace.get(group.id) ?? [])]
  const projects = ids.flatMap((id) => store.projects.get(id) ?? [])
  return page(
    group.name,
    `<p>${badge(group.visibility)} ${escapeHtml(groupPath(store, group))}</p>${written(group.description)}<h2>Projects</h2>${list(projects.map((project) => projectLink(store, project)))}`,
  )
}

function contentPage(store: Store, home: string, kind: string, number: number): string | null {
  const project = findProject(store, home)
  if (!project || !Number.isInteger(number)) return null
  if (kind === 'snippets') return snippetPage(store, number)
  const type = kind === 'issues' ? 'Issue' : 'MergeRequest'
  const item = type === 'Issue' ? findIssue(store, project.id, number) : findMergeRequest(store, project.id, number)
  if (!item || (kind !== 'issues' && kind !== 'merge_requests')) return null
  const confidential = 'confidential' in item && item.confidential ? badge('confidential') : ''
  return page(
    item.title,
    `<p>${badge(item.state)} ${confidential} in ${projectLink(store, project)} by ${userLink(store.users.get(item.authorId))}</p>
${written(item.description)}${comments(store, type, item.id)}`,
  )
}

function comments(store: Store, type: NoteableType, id: number): string {
  const notes = (store.noteIdsByNoteable.get(noteableKey(type, id)) ?? []).flatMap((one) => store.notes.get(one) ?? [])
  const items = notes.map(
    (note) =>
      `<section id="note_${note.id}"><p>${userLink(store.users.get(note.authorId))}</p>${written(note.body)}</section>`,
  )
  return `<h2>Comments</h2>${items.join('') || '<p>None.</p>'}`
}

function snippetPage(store: Store, id: number): string | null {
  const snippet: Snippet | undefined = store.snippets.get(id)
  if (!snippet) return null
  const files = snippet.files.map((file) => `<h2>${escapeHtml(file.path)}</h2>${written(file.content)}`)
  return page(
    snippet.title,
    `<p>${badge(snippet.visibility)} by ${userLink(store.users.get(snippet.authorId))}</p>${written(snippet.description)}${files.join('')}${comments(store, 'Snippet', id)}`,
  )
}
