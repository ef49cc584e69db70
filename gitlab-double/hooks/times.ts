/** 2012-07-21T07:30:54Z: how system hooks write a time. */
export function hookTime(iso: string): string {
  return `${iso.slice(0, 19)}Z`
}

/** 2015-05-17 17:06:40 UTC: how note hooks (and `changes`) write a time. */
export function utcTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
}
