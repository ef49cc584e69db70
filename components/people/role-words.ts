import type { Role } from '@/lib/auth/role'

export const roleWords: Record<Role, string> = {
  VIEWER: 'Sees everything but people, and changes nothing.',
  MODERATOR: 'Decides on items, and takes actions back.',
  ADMIN: 'Also sets the rules: settings, trust lists and people.',
}
