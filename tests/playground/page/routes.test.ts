import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import type { LiveEvent, PageStart } from '../../../src/playground/page-messages.ts';
import type { PhoneView } from '../../../src/playground/phone.ts';
import { type PlaygroundUnderTest, startPlaygroundUnderTest } from './playground-under-test.ts';

let playground: PlaygroundUnderTest;
beforeAll(async () => {
  playground = await startPlaygroundUnderTest();
});
afterAll(() => playground.close());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${playground.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const start = async () => (await (await fetch(`${playground.address}/api/start`)).json()) as PageStart;
const viewOf = async (phone: string): Promise<PhoneView> =>
  (await start()).views.find(({ id }) => id === phone) ?? expect.unreachable(`no phone ${phone}`);
const lastWords = ({ messages }: PhoneView) =>
  messages
    .at(-1)
    ?.runs.map(({ text }) => text)
    .join('') ?? '';

/** `fetch` does not let its caller lie about the host. */
function statusWith(headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(playground.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: '/api/start', method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('who may speak to the playground', () => {
  it.each([
    { headers: {}, status: 200, why: 'the page itself' },
    { headers: { host: 'localhost:8080' }, status: 200, why: 'another name of this machine' },
    { headers: { host: 'rebound.example:8080' }, status: 403, why: 'a name that was made to point here' },
    { headers: { host: 'localhost.example' }, status: 403, why: 'a name that only begins right' },
    { headers: { host: 'localhost:1', origin: 'http://localhost:1' }, status: 200, why: 'same origin' },
    {
      headers: { host: 'localhost:1', origin: 'http://localhost:2' },
      status: 403,
      why: 'another local program',
    },
    {
      headers: { host: 'localhost:1', origin: 'https://example.org' },
      status: 403,
      why: 'a page from elsewhere',
    },
    { headers: { host: 'localhost:1', origin: 'null' }, status: 403, why: 'a sandboxed frame' },
  ])('$headers → $status: $why', async ({ headers, status }) =>
    expect(await statusWith(headers)).toBe(status),
  );

  it('no other site may show or feed the page', async () => {
    const { headers } = await fetch(`${playground.address}/`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|http/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['/page/../package.json', '/page/%2e%2e%2fpackage.json', '/page/nothing.js', '/page/main.ts'])(
    'serves nothing at %s',
    async (path) => expect((await fetch(`${playground.address}${path}`)).status).toBe(404),
  );
});

describe('what the page asks for', () => {
  it.each([
    { path: '/api/phones/clerk/text', body: { text: '' }, status: 400, why: 'no text' },
    { path: '/api/phones/clerk/text', body: { text: 7 }, status: 400, why: 'a number' },
    { path: '/api/phones/clerk/text', body: null, status: 400, why: 'nothing' },
    { path: '/api/phones/clerk/text', body: { text: ' \n ' }, status: 422, why: 'only blanks' },
    { path: '/api/phones/nobody/text', body: { text: 'x' }, status: 400, why: 'no such phone' },
    {
      path: '/api/phones/clerk/edit',
      body: { messageId: '999', text: 'x' },
      status: 422,
      why: 'no such message',
    },
    {
      path: '/api/phones/clerk/press',
      body: { messageId: '999', button: 0 },
      status: 422,
      why: 'no such message',
    },
    { path: '/api/phones/clerk/key', body: { label: 'x' }, status: 422, why: 'no such key' },
    {
      path: '/api/phones/clerk/link',
      body: { url: 'https://t.me/other_bot?start=x' },
      status: 422,
      why: 'another bot',
    },
    { path: '/api/phones/clerk/link', body: { url: 'javascript:1' }, status: 422, why: 'no link at all' },
    {
      path: '/api/phones/group-0/block',
      body: { blocked: true },
      status: 422,
      why: 'a group cannot be blocked',
    },
    { path: '/api/clock', body: { move: 'back' }, status: 400, why: 'time does not go back' },
  ])('$path refuses $why with $status', async ({ path, body, status }) => {
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status, body: { error: expect.stringMatching(/\p{L}/u) as unknown } });
  });

  it('a person writes, the bot answers, both are on the phone', async () => {
    await post('/api/phones/leader-0/text', { text: '/moi x' });
    await eventually(async () =>
      expect(lastWords(await viewOf('leader-0'))).toMatch(/Lời mời cho Khối Kinh tế/),
    );
    const { messages } = await viewOf('leader-0');
    expect(messages.map(({ by }) => by)).toEqual(['owner', 'bot']);
    expect(messages[0]?.runs).toEqual([
      { text: '/moi', marks: [], command: '/moi' },
      { text: ' x', marks: [] },
    ]);
    expect(messages[1]?.runs.find(({ href }) => href !== undefined)?.href).toMatch(
      /^https:\/\/t\.me\/\w+\?start=/,
    );
  });

  it('a button is pressed: a box, a note and a changed message', async () => {
    await post('/api/phones/leader-0/text', { text: '/nhac' });
    await eventually(async () => expect((await viewOf('leader-0')).messages.at(-1)?.buttons).toHaveLength(1));
    const { id } = (await viewOf('leader-0')).messages.at(-1) ?? expect.unreachable();
    const press = async (button: number) =>
      (await post('/api/phones/leader-0/press', { messageId: id, button })).body;
    expect(await press(1)).toMatchObject({
      kind: 'alert',
      text: expect.stringMatching(/^Xin lùi/) as unknown,
    });
    expect(await press(0)).toEqual({ kind: 'note', text: 'Đã ghi: chưa có số' });
    await eventually(async () => expect((await viewOf('leader-0')).messages.at(-1)?.edited).toBe(true));
  });

  it('a message is answered, and changed by its own writer only', async () => {
    await post('/api/phones/leader-1/text', { text: '1: 6820' });
    await eventually(async () => expect((await viewOf('leader-1')).messages).toHaveLength(2));
    const [own, bots] = (await viewOf('leader-1')).messages;
    expect([own?.canEdit, bots?.canEdit]).toEqual([true, false]);
    expect(bots?.replyTo).toEqual({
      id: own?.id,
      sender: 'Khối trưởng Khối Kinh tế'.replace('trưởng', 'phó'),
      excerpt: '1: 6820',
    });
    expect((await post('/api/phones/leader-1/edit', { messageId: bots?.id, text: 'x' })).status).toBe(422);
    await post('/api/phones/leader-1/edit', { messageId: own?.id, text: '1: 6820,5' });
    await eventually(async () => expect(lastWords(await viewOf('leader-1'))).toBe('Đã sửa thành: 1: 6820,5'));
  });

  it('a key of the keyboard is tapped once', async () => {
    await post('/api/phones/clerk/text', { text: '/ban' });
    await eventually(async () =>
      expect((await viewOf('clerk')).keys).toEqual([['Khối Kinh tế', 'Khối VHXH'], ['Khối khác']]),
    );
    expect((await post('/api/phones/clerk/key', { label: 'Khối VHXH' })).status).toBe(200);
    expect((await viewOf('clerk')).keys).toEqual([]);
  });

  it('an invitation opens in the phone that is told to', async () => {
    const link = `https://t.me/${playground.server.bot.username}?start=token_1`;
    expect((await viewOf('leader-2')).notStarted).toBe(true);
    await post('/api/phones/leader-2/link', { url: link });
    const view = await viewOf('leader-2');
    expect([view.notStarted, view.messages[0]?.runs.map(({ text }) => text).join('')]).toEqual([
      false,
      '/start token_1',
    ]);
  });

  it('a blocked bot hears nothing until it is let in again', async () => {
    await post('/api/phones/leader-3/text', { text: '/start' });
    await eventually(async () => expect((await viewOf('leader-3')).messages).toHaveLength(2));
    await post('/api/phones/leader-3/block', { blocked: true });
    expect((await viewOf('leader-3')).blocked).toBe(true);
    await post('/api/phones/leader-3/block', { blocked: false });
    expect((await viewOf('leader-3')).blocked).toBe(false);
  });
});

describe('files', () => {
  const send = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('file', new File([bytes], name));
    return fetch(`${playground.address}/api/phones/clerk/file`, { method: 'POST', body: form });
  };

  it('go up under their own name and come down unchanged, as a download', async () => {
    const name = 'Tổ chức <huyện> "Hạ Lang".json';
    expect((await send(name, new TextEncoder().encode('{"a":1}'))).status).toBe(200);
    await eventually(async () =>
      expect(lastWords(await viewOf('clerk'))).toBe(`Đã nhận tệp ${name}, 7 byte.`),
    );
    const { messages } = await viewOf('clerk');
    const { id, attachment } = messages.findLast(({ by }) => by === 'owner') ?? expect.unreachable();
    expect(attachment).toEqual({ kind: 'file', name, size: 7 });
    const down = await fetch(`${playground.address}/api/phones/clerk/files/${id}`);
    expect(await down.text()).toBe('{"a":1}');
    expect(down.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(down.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('that are empty are refused in words', async () =>
    expect((await send('x.json', new Uint8Array(0))).status).toBe(422));

  it('that are pictures are shown', async () => {
    await post('/api/phones/clerk/text', { text: '/tonghop' });
    await eventually(async () =>
      expect((await viewOf('clerk')).messages.at(-1)?.attachment?.kind).toBe('file'),
    );
    const picture = (await viewOf('clerk')).messages.at(-2);
    expect(picture?.attachment).toMatchObject({ kind: 'picture', width: 760, height: 350 });
    const down = await fetch(`${playground.address}/api/phones/clerk/files/${picture?.id}`);
    expect(down.headers.get('content-type')).toBe('image/png');
  });
});

it('the clock moves on, and every open page is told', async () => {
  const stream = await fetch(`${playground.address}/api/events`);
  const reader = (stream.body ?? expect.unreachable()).pipeThrough(new TextDecoderStream()).getReader();
  const before = (await start()).clock.now;
  const { body } = await post('/api/clock', { move: 'hour' });
  expect(Date.parse((body as { now: string }).now) - Date.parse(before)).toBe(3_600_000);
  expect((await reader.read()).value).toMatch(/^event: hello/);
  const { value } = await reader.read();
  const event = JSON.parse(value?.replace(/^data: /, '') ?? '') as LiveEvent;
  expect(event).toEqual({ kind: 'clock', clock: body });
  await post('/api/phones/leader-0/text', { text: 'x' });
  expect((await reader.read()).value).toMatch(/"kind":"phone"/);
  await reader.cancel();
});
