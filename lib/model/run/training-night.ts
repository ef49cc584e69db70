/** Hour of the night, UTC, from which the full training of a day is due. */
const nightHour = 2

/** When the full training of this day was or is due: the last such hour that has passed. */
export function lastNight(now: Date): Date {
  const night = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), nightHour))
  if (night > now) night.setUTCDate(night.getUTCDate() - 1)
  return night
}

export function nextNight(now: Date): Date {
  const night = lastNight(now)
  night.setUTCDate(night.getUTCDate() + 1)
  return night
}
