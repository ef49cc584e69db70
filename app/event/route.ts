import { POST as receiveHook } from '@/app/api/hooks/gitlab/route'

/** The path that Spamphibian's users have configured. `/events` is a page here; next.config.js leads its hooks to the route. */
export const POST = receiveHook
