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
