const names: Record<string, string> = {
  bio: 'Bio',
  body: 'Comment',
  content: 'Files',
  description: 'Description',
  file_name: 'File names',
  github: 'GitHub',
  job_title: 'Job title',
  linkedin: 'LinkedIn',
  location: 'Location',
  name: 'Name',
  organization: 'Organization',
  path: 'Path',
  public_email: 'Public e-mail',
  readme: 'README',
  title: 'Title',
  topics: 'Topics',
  username: 'Username',
  website_url: 'Website',
  work_information: 'Work',
}

/** A field as people call it. */
export function fieldName(field: string): string {
  return names[field] ?? field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ')
}

/** The same within a sentence: names of their own keep their capitals. */
export function fieldWord(field: string): string {
  const name = fieldName(field)
  return /^\p{Lu}[^\p{Lu}]*$/u.test(name) ? name.toLowerCase() : name
}
