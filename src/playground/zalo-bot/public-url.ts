/** An address that the platform's servers could reach: a public name, over https. */
export function isPublicHttps(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && !isPrivateHost(hostname);
}

const isPrivateHost = (host: string): boolean =>
  host === 'localhost' ||
  !host.includes('.') ||
  /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host) ||
  /\.(local|localhost|internal|invalid)$/.test(host);
