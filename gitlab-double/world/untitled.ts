/** What objects say that were made without saying anything. */
export const untitled = {
  issue: 'Something is not quite right',
  note: 'Same here.',
  snippet: 'A few lines to keep',
  mergeRequest: 'Tidy up the build',
} as const
