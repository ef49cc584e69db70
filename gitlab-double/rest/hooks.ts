import type { Hook, HookFlags } from '../hooks/hook'
import { systemDefaults } from '../hooks/hook'
import { ApiError, type Call, created, noContent, notFound, ok, type Reply, requireAdmin } from './call'
import { paginate } from './paginate'
import { boolParam, param, pathId, textParam } from './params'
import { projectOf, requireProjectAdmin } from './projects'

const systemFlags = ['push_events', 'tag_push_events', 'merge_requests_events', 'repository_update_events'] as const
const projectFlags = [
  'push_events',
  'tag_push_events',
  'merge_requests_events',
  'issues_events',
  'confidential_issues_events',
  'note_events',
  'confidential_note_events',
] as const

function present(hook: Hook): Record<string, unknown> {
  const flags = hook.kind === 'system' ? systemFlags : projectFlags
  return {
    id: hook.id,
    url: hook.url,
    name: hook.name,
    description: hook.description,
    created_at: hook.createdAt,
    ...Object.fromEntries(flags.map((flag) => [flag, hook.flags[flag]])),
    ...(hook.projectId === null ? {} : { project_id: hook.projectId }),
    alert_status: 'executable',
    disabled_until: null,
    url_variables: [],
    push_events_branch_filter: null,
    branch_filter_strategy: 'wildcard',
    custom_headers: hook.customHeaders.map(({ key }) => ({ key })),
    enable_ssl_verification: hook.sslVerification,
    token_present: hook.token !== null,
    signing_token_present: hook.signingToken !== null,
  }
}

function changesOf(call: Call): Partial<Hook> {
  const url = textParam(call, 'url')
  if (url !== undefined && !/^https?:\/\//i.test(url))
    throw new ApiError(422, { message: { url: ['is blocked: Only allowed schemes are http, https'] } })
  const signing = textParam(call, 'signing_token')
  if (signing !== undefined && !/^whsec_[A-Za-z0-9+/=]{24,}$/.test(signing))
    throw new ApiError(422, { message: { signing_token: ['must be whsec_ followed by a base64 key'] } })
  const headers = param(call, 'custom_headers')
  const changes: Partial<Hook> = {
    url,
    name: textParam(call, 'name'),
    description: textParam(call, 'description'),
    token: textParam(call, 'token'),
    signingToken: signing,
    sslVerification: boolParam(call, 'enable_ssl_verification'),
    customHeaders: Array.isArray(headers) ? (headers as Hook['customHeaders']) : undefined,
  }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

function flagsOf(call: Call, before: HookFlags): HookFlags {
  const flags = { ...before }
  for (const name of Object.keys(flags) as (keyof HookFlags)[]) flags[name] = boolParam(call, name) ?? flags[name]
  return flags
}

function create(call: Call, kind: 'system' | 'project', projectId?: number): Reply {
  const { url, customHeaders, ...rest } = changesOf(call)
  if (url === undefined) throw new ApiError(400, { error: 'url is missing' })
  const defaults = kind === 'system' ? systemDefaults : { ...systemDefaults, push_events: true }
  const hook = call.hooks.register({ kind, url, projectId, customHeaders, flags: flagsOf(call, defaults) })
  return created(present(call.hooks.update(hook.id, rest) ?? hook))
}

function edit(call: Call, hook: Hook): Reply {
  return ok(present(call.hooks.update(hook.id, { ...changesOf(call), flags: flagsOf(call, hook.flags) }) ?? hook))
}

function systemHook(call: Call): Hook {
  requireAdmin(call)
  const hook = call.hooks.get(pathId(call, 'hook_id'))
  if (hook?.kind !== 'system') throw notFound()
  return hook
}

export function listHooks(call: Call): Reply {
  requireAdmin(call)
  return paginate({ call, rows: call.hooks.list().filter((hook) => hook.kind === 'system'), present })
}

export function getHook(call: Call): Reply {
  return ok(present(systemHook(call)))
}

export function postHook(call: Call): Reply {
  requireAdmin(call)
  return create(call, 'system')
}

export function putHook(call: Call): Reply {
  return edit(call, systemHook(call))
}

export function destroyHook(call: Call): Reply {
  call.hooks.remove(systemHook(call).id)
  return noContent()
}

/** POST /hooks/:id sends the test payload and answers with it; where the receiver is down, GitLab says 422. */
export async function testHook(call: Call): Promise<Reply> {
  const delivery = await call.hooks.test(systemHook(call))
  if (delivery.status === null) throw new ApiError(422, { message: delivery.error ?? 'The request failed.' })
  return created(JSON.parse(delivery.requestBody))
}

function projectHook(call: Call): Hook {
  const project = requireProjectAdmin(call)
  const hook = call.hooks.get(pathId(call, 'hook_id'))
  if (hook?.kind !== 'project' || hook.projectId !== project.id) throw notFound()
  return hook
}

export function listProjectHooks(call: Call): Reply {
  requireProjectAdmin(call)
  const { id } = projectOf(call)
  return paginate({ call, rows: call.hooks.list().filter((hook) => hook.projectId === id), present })
}

export function getProjectHook(call: Call): Reply {
  return ok(present(projectHook(call)))
}

export function postProjectHook(call: Call): Reply {
  return create(call, 'project', requireProjectAdmin(call).id)
}

export function putProjectHook(call: Call): Reply {
  return edit(call, projectHook(call))
}

export function destroyProjectHook(call: Call): Reply {
  call.hooks.remove(projectHook(call).id)
  return noContent()
}
