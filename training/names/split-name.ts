/** Between a small letter and a capital, letters and digits, or the last two of several capitals before a small letter. */
const seams = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])/

/** The words of a repository's name, in small letters: cut at separators, humps and digits. "CS2-SkinChanger" has four. */
export function splitName(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => part.split(seams))
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}
