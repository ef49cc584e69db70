/** The path that Spamphibian's users have configured. */
export { POST } from '@/app/api/hooks/gitlab/route'

export const dynamic = 'force-dynamic'
