/** A group's message as it was meant: without the name that was picked so that the bot hears it. */
export function withoutMention(text: string, botNames: readonly string[]): string {
  const whole = text.normalize('NFC');
  for (const name of botNames.filter((each) => each !== '')) {
    const at = whole.toLowerCase().indexOf(`@${name.normalize('NFC').toLowerCase()}`);
    if (at < 0) continue;
    const rest = whole.slice(at + name.normalize('NFC').length + 1).replace(/^[\s,:;.-]+/, '');
    return `${whole.slice(0, at).trimEnd()} ${rest}`.trim();
  }
  // Under another name than getMe told: what comes before a command can only be the mention.
  return whole.replace(/^@[^/\n]{1,60}?[\s,:]+(?=\/\p{L})/u, '');
}
