/** Chinese text with names in it: a name has blanks around it where it is written in Latin letters, and none where it is Chinese itself. */
export function tidied(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}）”，。；：、]) (?=[\p{Script=Han}（“，。；：、])/gu, '');
}
