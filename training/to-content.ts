import type { ItemContent } from '@/lib/fetch/item'

/**
 * Text from elsewhere as the GitLab item that it comes nearest to, so that its words are learned in the fields they will be
 * read in: mail as an issue, short messages as a note, names of repositories as a project.
 */
export function toContent(kind: string, title: string, text: string): ItemContent {
  switch (kind) {
    case 'repo_name':
      return { kind: 'project', fields: { name: title, path: title } }
    case 'readme':
      return { kind: 'project', fields: { name: title.replace(/^\d+\./, ''), readme: text } }
    case 'snippet':
      return { kind: 'snippet', fields: { title, content: text } }
    case 'mail':
    case 'issue':
    case 'changeset':
      return { kind: 'issue', fields: { title, description: text } }
    default:
      return { kind: 'note', fields: { body: title === '' ? text : `${title}\n\n${text}` } }
  }
}
