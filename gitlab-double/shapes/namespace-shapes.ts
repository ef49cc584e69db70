import type { Shape } from './check-shape'

const namespace: Shape = {
  id: 'int',
  name: 'string',
  path: 'string',
  kind: 'string',
  full_path: 'string',
  parent_id: 'int|null',
  avatar_url: 'string|null',
  web_url: 'string',
}

export const projectBasic: Shape = {
  id: 'int',
  description: 'string|null',
  name: 'string',
  name_with_namespace: 'string',
  path: 'string',
  path_with_namespace: 'string',
  created_at: 'string',
  default_branch: 'string|null',
  tag_list: 'array',
  topics: 'array',
  ssh_url_to_repo: 'string',
  http_url_to_repo: 'string',
  web_url: 'string',
  readme_url: 'string|null',
  forks_count: 'int',
  avatar_url: 'string|null',
  star_count: 'int',
  last_activity_at: 'string',
  visibility: 'string',
  namespace,
}

const settings = (names: string, type: string): Shape =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]))

export const project: Shape = {
  ...projectBasic,
  description_html: 'string',
  container_registry_image_prefix: 'string',
  _links: settings('self issues merge_requests repo_branches labels events members cluster_agents', 'string'),
  empty_repo: 'bool',
  archived: 'bool',
  marked_for_deletion_at: 'string|null',
  marked_for_deletion_on: 'string|null',
  owner: 'object~',
  updated_at: 'string',
  creator_id: 'int',
  import_url: 'string|null',
  import_type: 'string|null',
  import_status: 'string',
  import_error: 'string|null',
  open_issues_count: 'int',
  shared_with_groups: 'array',
  permissions: { project_access: 'object|null', group_access: 'object|null' },
  statistics: 'object~',
  merge_method: 'string',
  ...settings(
    'repository_access_level issues_access_level merge_requests_access_level forking_access_level wiki_access_level builds_access_level snippets_access_level pages_access_level',
    'string',
  ),
  ...settings(
    'issues_enabled merge_requests_enabled wiki_enabled jobs_enabled snippets_enabled container_registry_enabled service_desk_enabled can_create_merge_request_in lfs_enabled shared_runners_enabled public_jobs request_access_enabled resolve_outdated_diff_discussions',
    'bool',
  ),
  ...settings(
    'ci_config_path license license_url container_expiration_policy runners_token ci_default_git_depth ci_id_token_sub_claim_components ci_restrict_pipeline_cancellation_role ci_pipeline_variables_minimum_override_role repository_storage squash_option auto_devops_deploy_strategy approvals_before_merge mirror mirror_user_id mirror_trigger_builds only_mirror_protected_branches mirror_overwrites_diverged_branches external_authorization_classification_label packages_enabled service_desk_address autoclose_referenced_issues suggestion_commit_message enforce_auth_checks_on_uploads merge_commit_template squash_commit_template issue_branch_template compliance_frameworks warn_about_potentially_unwanted_characters secret_push_protection_enabled spp_repository_pipeline_access container_registry_access_level security_and_compliance_access_level',
    'any~',
  ),
  ...settings(
    'group_runners_enabled ci_forward_deployment_enabled ci_forward_deployment_rollback_allowed ci_allow_fork_pipelines_to_run_in_parent_project ci_separated_caches ci_push_repository_for_job_token_allowed only_allow_merge_if_pipeline_succeeds allow_merge_on_skipped_pipeline allow_pipeline_trigger_approve_deployment restrict_user_defined_variables only_allow_merge_if_all_discussions_are_resolved remove_source_branch_after_merge printing_merge_requests_link_enabled auto_devops_enabled',
    'bool~',
  ),
}

export const group: Shape = {
  id: 'int',
  name: 'string',
  path: 'string',
  description: 'string',
  visibility: 'string',
  avatar_url: 'string|null',
  web_url: 'string',
  request_access_enabled: 'bool',
  full_name: 'string',
  full_path: 'string',
  parent_id: 'int|null',
  created_at: 'string',
  shared_with_groups: 'array',
  marked_for_deletion_on: 'string|null',
  archived: 'bool',
  projects: 'array~',
  shared_projects: 'array~',
  prevent_sharing_groups_outside_hierarchy: 'bool~',
  default_branch: 'string|null',
  two_factor_grace_period: 'int',
  auto_devops_enabled: 'bool|null',
  mentions_disabled: 'bool|null',
  ...settings('project_creation_level subgroup_creation_level', 'string'),
  ...settings(
    'share_with_group_lock require_two_factor_authentication emails_disabled emails_enabled lfs_enabled',
    'bool',
  ),
  ...settings(
    'repository_storage runners_token file_template_project_id enabled_git_access_protocol ip_restriction_ranges math_rendering_limits_enabled lock_math_rendering_limits_enabled',
    'any~',
  ),
}
