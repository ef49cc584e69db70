import {
  Activity,
  BookCheck,
  Boxes,
  DoorOpen,
  Inbox,
  type LucideIcon,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  Users,
} from 'lucide-react'
import type { Role } from '@/lib/auth/role'

export type FramePage = { path: string; name: string; icon: LucideIcon; key: string; role: Role }

/** The navigation, in order. */
export const framePages: readonly FramePage[] = [
  { path: '/queue', name: 'Queue', icon: Inbox, key: 'Q', role: 'VIEWER' },
  { path: '/actions', name: 'Actions', icon: BookCheck, key: 'A', role: 'VIEWER' },
  { path: '/events', name: 'Events', icon: Activity, key: 'E', role: 'VIEWER' },
  { path: '/lists', name: 'Trust lists', icon: ShieldCheck, key: 'L', role: 'VIEWER' },
  { path: '/models', name: 'Models', icon: Boxes, key: 'M', role: 'MODERATOR' },
  { path: '/spamcheck', name: 'Spamcheck', icon: DoorOpen, key: 'C', role: 'VIEWER' },
  { path: '/settings', name: 'Settings', icon: SlidersHorizontal, key: 'S', role: 'VIEWER' },
  { path: '/people', name: 'People', icon: Users, key: 'P', role: 'ADMIN' },
  { path: '/audit', name: 'Audit', icon: ScrollText, key: 'U', role: 'VIEWER' },
]
