import { z } from 'zod'
import { themeCookie, themeSchema } from '@/components/frame/theme'
import { handle } from '../handle'

const year = 365 * 24 * 60 * 60

export const PUT = handle({ role: 'VIEWER', body: z.strictObject({ theme: themeSchema }) }, ({ body: { theme } }) =>
  Response.json(
    { theme },
    { headers: { 'set-cookie': `${themeCookie}=${theme}; Path=/; Max-Age=${year}; SameSite=Lax` } },
  ),
)
