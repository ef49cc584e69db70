import type { Handler } from './call'
import * as events from './events'
import * as groups from './groups'
import * as hooks from './hooks'
import * as instance from './instance'
import * as issues from './issues'
import * as mergeRequests from './merge-requests'
import * as milestones from './milestones'
import { noteRoutes } from './notes'
import * as projectSnippets from './project-snippets'
import * as projects from './projects'
import * as repository from './repository'
import type { Route } from './router'
import * as snippets from './snippets'
import * as usersList from './users-list'
import * as usersRead from './users-read'
import * as usersState from './users-state'
import * as usersWrite from './users-write'

const table: Record<string, Handler> = {
  'GET /user': usersRead.getCurrentUser,
  'GET /users': usersList.listUsers,
  'GET /users/:id': usersRead.getUser,
  'PUT /users/:id': usersWrite.putUser,
  'DELETE /users/:id': usersState.destroyUser,
  'POST /users/:id/block': usersState.blockUser,
  'POST /users/:id/unblock': usersState.unblockUser,
  'POST /users/:id/ban': usersState.banUser,
  'POST /users/:id/unban': usersState.unbanUser,
  'POST /users/:id/activate': usersState.activateUser,
  'POST /users/:id/deactivate': usersState.deactivateUser,
  'POST /users/:id/approve': usersState.approveUser,
  'POST /users/:id/reject': usersState.rejectUser,
  'GET /users/:id/projects': usersRead.listUserProjects,
  'GET /users/:id/events': events.listUserEvents,
  'GET /users/:id/memberships': usersRead.listMemberships,
  'GET /users/:id/associations_count': usersRead.countAssociations,
  'GET /users/:id/status': usersRead.getUserStatus,
  'GET /users/:id/custom_attributes': usersWrite.listAttributes,
  'GET /users/:id/custom_attributes/:key': usersWrite.getAttribute,
  'PUT /users/:id/custom_attributes/:key': usersWrite.putAttribute,
  'DELETE /users/:id/custom_attributes/:key': usersWrite.deleteAttribute,
  'POST /users/:id/impersonation_tokens': usersWrite.createImpersonationToken,
  'GET /events': events.listOwnEvents,
  'GET /projects': projects.listProjects,
  'POST /projects': projects.postProject,
  'GET /projects/:id': projects.getProject,
  'PUT /projects/:id': projects.putProject,
  'DELETE /projects/:id': projects.destroyProject,
  'POST /projects/:id/archive': projects.archiveProject(true),
  'POST /projects/:id/unarchive': projects.archiveProject(false),
  'POST /projects/:id/restore': projects.restoreProject,
  'GET /projects/:id/events': events.listProjectEvents,
  'GET /projects/:id/members': repository.listProjectMembers(false),
  'GET /projects/:id/members/all': repository.listProjectMembers(true),
  'POST /projects/:id/members': repository.postProjectMember,
  'DELETE /projects/:id/members/:user_id': repository.deleteProjectMember,
  'GET /projects/:id/repository/files/:path/raw': repository.getRawFile,
  'GET /projects/:id/repository/files/:path': repository.getFile,
  'GET /projects/:id/issues': issues.listProjectIssues,
  'POST /projects/:id/issues': issues.postIssue,
  'GET /projects/:id/issues/:iid': issues.getIssue,
  'PUT /projects/:id/issues/:iid': issues.putIssue,
  'DELETE /projects/:id/issues/:iid': issues.destroyIssue,
  'GET /projects/:id/issues/:iid/user_agent_detail': issues.issueAgent,
  'GET /issues': issues.listIssues,
  'GET /issues/:id': issues.getIssueById,
  'GET /merge_requests': mergeRequests.listMergeRequests,
  'GET /projects/:id/merge_requests': mergeRequests.listProjectMergeRequests,
  'POST /projects/:id/merge_requests': mergeRequests.postMergeRequest,
  'GET /projects/:id/merge_requests/:iid': mergeRequests.getMergeRequest,
  'PUT /projects/:id/merge_requests/:iid': mergeRequests.putMergeRequest,
  'DELETE /projects/:id/merge_requests/:iid': mergeRequests.destroyMergeRequest,
  'POST /projects/:id/milestones': milestones.postMilestone,
  'GET /projects/:id/milestones/:milestone_id': milestones.getMilestone,
  'PUT /projects/:id/milestones/:milestone_id': milestones.putMilestone,
  'GET /snippets': snippets.listOwnSnippets,
  'POST /snippets': snippets.postSnippet,
  'GET /snippets/all': snippets.listAllSnippets,
  'GET /snippets/public': snippets.listPublicSnippets,
  'GET /snippets/:id': snippets.getSnippet,
  'PUT /snippets/:id': snippets.putSnippet,
  'DELETE /snippets/:id': snippets.destroySnippet,
  'GET /snippets/:id/raw': snippets.getSnippetRaw,
  'GET /snippets/:id/files/:ref/:file_path/raw': snippets.getSnippetFile,
  'GET /snippets/:id/user_agent_detail': snippets.snippetAgent,
  'GET /projects/:id/snippets': projectSnippets.listProjectSnippets,
  'GET /projects/:id/snippets/:snippet_id': projectSnippets.getProjectSnippet,
  'PUT /projects/:id/snippets/:snippet_id': projectSnippets.putProjectSnippet,
  'DELETE /projects/:id/snippets/:snippet_id': projectSnippets.destroyProjectSnippet,
  'GET /projects/:id/snippets/:snippet_id/raw': projectSnippets.getProjectSnippetRaw,
  'GET /projects/:id/snippets/:snippet_id/files/:ref/:file_path/raw': projectSnippets.getProjectSnippetFile,
  'GET /projects/:id/snippets/:snippet_id/user_agent_detail': projectSnippets.projectSnippetAgent,
  'GET /groups': groups.listGroups,
  'POST /groups': groups.postGroup,
  'GET /groups/:id': groups.getGroup,
  'PUT /groups/:id': groups.putGroup,
  'DELETE /groups/:id': groups.destroyGroup,
  'POST /groups/:id/archive': groups.archiveGroup(true),
  'POST /groups/:id/unarchive': groups.archiveGroup(false),
  'POST /groups/:id/restore': groups.restoreGroup,
  'GET /groups/:id/projects': groups.listGroupProjects,
  'GET /groups/:id/subgroups': groups.listSubgroups,
  'GET /groups/:id/descendant_groups': groups.listDescendants,
  'GET /groups/:id/members': groups.listGroupMembers(false),
  'GET /groups/:id/members/all': groups.listGroupMembers(true),
  'GET /hooks': hooks.listHooks,
  'POST /hooks': hooks.postHook,
  'GET /hooks/:hook_id': hooks.getHook,
  'PUT /hooks/:hook_id': hooks.putHook,
  'DELETE /hooks/:hook_id': hooks.destroyHook,
  'POST /hooks/:hook_id': hooks.testHook,
  'GET /projects/:id/hooks': hooks.listProjectHooks,
  'POST /projects/:id/hooks': hooks.postProjectHook,
  'GET /projects/:id/hooks/:hook_id': hooks.getProjectHook,
  'PUT /projects/:id/hooks/:hook_id': hooks.putProjectHook,
  'DELETE /projects/:id/hooks/:hook_id': hooks.destroyProjectHook,
  'GET /application/settings': instance.getSettings,
  'PUT /application/settings': instance.putSettings,
  'GET /personal_access_tokens/self': instance.getOwnToken,
  'GET /version': instance.getVersion,
  'GET /metadata': instance.getMetadata,
  'GET /topics': instance.listTopics,
}

/** Everything under /api/v4. */
export function restRoutes(): Route[] {
  const routes = Object.entries(table).map(([name, handler]) => {
    const [method = '', path = ''] = name.split(' ')
    return { method, path, handler }
  })
  return [
    ...routes,
    ...noteRoutes('/projects/:id/issues/:iid', 'Issue'),
    ...noteRoutes('/projects/:id/merge_requests/:iid', 'MergeRequest'),
    ...noteRoutes('/projects/:id/snippets/:snippet_id', 'Snippet'),
  ]
}
