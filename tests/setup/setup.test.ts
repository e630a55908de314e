import { appendFileSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { bareClone, type BareClone, type Fake } from './bare-clone.ts';

const clones: BareClone[] = [];
const newClone = (): BareClone => {
  const clone = bareClone();
  clones.push(clone);
  return clone;
};
const quiet = { code: 0, out: '', err: '' };
const ready = async (): Promise<BareClone> => {
  const clone = newClone();
  expect(await clone.setUp().ended).toMatchObject({ code: 0, out: '' });
  return clone;
};

afterEach(() => {
  for (const clone of clones.splice(0)) clone.remove();
});

describe.skipIf(process.platform === 'win32')('setting up a clone', () => {
  it('installs, generates and builds, and keeps standard output for the command that follows', async () => {
    const clone = newClone();
    const { code, out, err } = await clone.setUp().ended;
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('Đang cài đặt');
    expect(err, 'prisma is heard only when it fails').not.toContain('what prisma says');
    expect(clone.npmCalls()).toHaveLength(1);
    expect(readFileSync(clone.path('dist/main.js'), 'utf8')).toContain('ready');
    expect(existsSync(clone.path('src/storage/generated/postgres/client.ts'))).toBe(true);
  });

  it('installs what the build needs, whatever the user’s settings, and tells node-gyp of Node’s headers', async () => {
    const [call] = (await ready()).npmCalls();
    for (const argument of ['ci', '--include=dev', '--ignore-scripts=false'])
      expect(call).toContain(argument);
    expect(call).toMatch(/include=\/./);
  });

  it('does nothing and says nothing when all is done', async () => {
    const clone = await ready();
    expect(await clone.setUp({ npmFails: true, prismaFails: true }).ended).toEqual(quiet);
  });

  it.each([
    { what: 'the lock file', change: 'package-lock.json', npm: 2, prisma: 4 },
    { what: 'the models', change: 'prisma/schema.prisma', npm: 1, prisma: 4 },
    { what: 'a source', change: 'src/main.ts', npm: 1, prisma: 2 },
  ])('does again what depends on $what', async ({ change, npm, prisma }) => {
    const clone = await ready();
    appendFileSync(clone.path(change), '\n');
    expect(await clone.setUp().ended).toMatchObject({ code: 0, out: '' });
    expect([clone.npmCalls().length, clone.prismaCalls()]).toEqual([npm, prisma]);
    expect(await clone.setUp().ended).toEqual(quiet);
  });

  it('builds a changed source', async () => {
    const clone = await ready();
    writeFileSync(clone.path('src/main.ts'), 'console.log("other");');
    utimesSync(clone.path('src/main.ts'), 1, 1);
    expect((await clone.setUp().ended).code).toBe(0);
    expect(readFileSync(clone.path('dist/main.js'), 'utf8')).toContain('other');
  });

  it.each(['dist', 'src/storage/generated', 'node_modules'])(
    'makes %s again when it was deleted',
    async (folder) => {
      const clone = await ready();
      rmSync(clone.path(folder), { recursive: true });
      expect((await clone.setUp().ended).code).toBe(0);
      expect(existsSync(clone.path(folder))).toBe(true);
      expect(clone.npmCalls()).toHaveLength(folder === 'node_modules' ? 2 : 1);
    },
  );

  it('installs again after an install that was interrupted', async () => {
    const clone = newClone();
    const first = clone.setUp({ npmWaits: true });
    await first.says('npm at work');
    first.kill();
    await first.ended;
    expect((await clone.setUp().ended).code).toBe(0);
    expect(clone.npmCalls()).toHaveLength(2);
  });

  it('installs once for two that start together; the second waits and says so', async () => {
    const clone = newClone();
    const first = clone.setUp({ npmWaits: true });
    await first.says('npm at work');
    const second = clone.setUp({ npmWaits: true });
    await second.says('waiting');
    writeFileSync(clone.path('go'), '');
    for (const each of [await first.ended, await second.ended])
      expect(each).toMatchObject({ code: 0, out: '' });
    expect(clone.npmCalls()).toHaveLength(1);
  });

  it('lets the next one go on when the one at work is killed', async () => {
    const clone = newClone();
    const first = clone.setUp({ npmWaits: true });
    await first.says('npm at work');
    const [second, third] = [clone.setUp(), clone.setUp()];
    await Promise.all([second.says('waiting'), third.says('waiting')]);
    first.kill();
    for (const each of [await second.ended, await third.ended]) expect(each.code).toBe(0);
    expect(clone.npmCalls()).toHaveLength(2);
  });

  it('stops npm when it is stopped itself', async () => {
    const clone = newClone();
    const stopped = clone.setUp({ npmWaits: true });
    await stopped.says('npm at work');
    stopped.child.kill('SIGTERM');
    expect((await stopped.ended).code).not.toBe(0);
    expect(existsSync(clone.path('dist'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('what stands in the way of a set-up', () => {
  const fails = async (fake: Fake) => {
    const clone = newClone();
    const { code, out, err } = await clone.setUp(fake).ended;
    expect(out).toBe('');
    expect(err, 'words, not a stack trace').not.toMatch(/^\s+at .*:\d+/m);
    return { clone, code, err };
  };

  it.each([
    { why: 'all of it', tools: [], missing: 'python3, make, g++' },
    { why: 'C++', tools: ['python3', 'make'], missing: 'g++' },
    { why: 'make', tools: ['python', 'g++'], missing: 'make' },
  ])('names a missing compiler before npm is called ($why)', async ({ tools, missing }) => {
    const { clone, code, err } = await fails({ tools });
    expect(code).toBe(1);
    expect(err).toContain(`Thiếu ${missing} `);
    expect(err).toContain('sudo apt-get install -y python3 make g++');
    expect(clone.npmCalls()).toEqual([]);
  });

  it.each([
    { how: 'dnf', command: 'sudo dnf install -y python3 make gcc-c++' },
    { how: 'apk', command: 'sudo apk add python3 make g++' },
  ])('names the command of the machine: $how', async ({ how, command }) => {
    expect((await fails({ tools: [how] })).err).toContain(command);
  });

  it.each([
    { why: 'the ready-made file can be fetched', fake: { tools: [], github: true } },
    { why: 'a proxy may reach it', fake: { tools: [], env: { HTTPS_PROXY: 'http://proxy.invalid' } } },
    {
      why: 'other compilers are named',
      fake: { tools: ['make'], env: { PYTHON: '/opt/python', CXX: 'clang++' } },
    },
  ])('needs no compiler where $why', async ({ fake }) => {
    const clone = newClone();
    expect((await clone.setUp(fake).ended).code).toBe(0);
    expect(clone.npmCalls()).toHaveLength(1);
  });

  it('needs no compiler once everything is installed', async () => {
    const clone = await ready();
    expect(await clone.setUp({ tools: [] }).ended).toEqual(quiet);
  });

  it('says that an install failed, with npm’s words and exit code', async () => {
    const { code, err } = await fails({ npmFails: true });
    expect(code).toBe(7);
    expect(err).toContain('npm error something');
    expect(err).toContain('Cài đặt chưa xong');
  });

  it('says what prisma said when it fails', async () => {
    const { code, err } = await fails({ prismaFails: true });
    expect(code).toBe(3);
    expect(err).toContain('what prisma says');
  });

  it('shows where a source cannot be built, and builds it once it can', async () => {
    const clone = newClone();
    writeFileSync(clone.path('src/main.ts'), 'const = 1;');
    const { code, out, err } = await clone.setUp().ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('src/main.ts:1:6');
    expect(err).not.toMatch(/^\s+at .*:\d+/m);
    writeFileSync(clone.path('src/main.ts'), 'export const one = 1;');
    expect((await clone.setUp().ended).code).toBe(0);
  });
});
