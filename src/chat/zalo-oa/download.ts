import type { HttpCall } from '../http/http-call.ts';

/** Where Zalo keeps what people send. */
const mediaHost = /(^|\.)(zdn\.vn|zadn\.vn|zalo\.me|zaloapp\.com)$/;

/** The bytes of a file that an event names by its address. Nothing else is ever asked for. */
export const downloadFrom =
  (http: HttpCall, apiRoot: string) =>
  async (address: string): Promise<Uint8Array> => {
    if (!isMedia(address, apiRoot)) throw new Error('no address of a file at Zalo');
    const { status, bytes } = await http(address, { method: 'GET' });
    if (status !== 200) throw new Error(`the file was not given (HTTP ${status})`);
    return bytes;
  };

function isMedia(address: string, apiRoot: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  return (protocol === 'https:' && mediaHost.test(hostname)) || origin === new URL(apiRoot).origin;
}
