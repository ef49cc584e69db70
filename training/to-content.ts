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
    case 'comment':
      return { kind: 'note', fields: { body: plain(text) } }
    default:
      return { kind: 'note', fields: { body: title === '' ? text : `${title}\n\n${text}` } }
  }
}

const entities: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }

/** What some comments were kept as is HTML, and others were not: an apostrophe is to be one word's everywhere. Links stay. */
function plain(text: string): string {
  return text
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<\/?(?:b|i|s|span)(?: [^<>]{0,200})?>/g, '')
    .replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
}
