import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everyNode, filesIn, lineOf, parse, sourceFilesIn, type SourceFile } from './source-files.ts';

/** Rules that no compiler checks, with what may break them and why. */
interface Rule {
  readonly what: string;
  readonly breaks: (node: ts.Node) => boolean;
  readonly except: Readonly<Record<string, string>>;
}

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

const readsMember = (node: ts.Node, object: string, member: string): boolean =>
  (ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && node.name.text === member) ||
  (ts.isElementAccessExpression(node) &&
    isNamed(node.expression, object) &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === member);

const isNewDateNow = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0) ||
  (ts.isCallExpression(node) && isNamed(node.expression, 'Date'));

const rules: readonly Rule[] = [
  {
    what: 'reads the environment',
    breaks: (node) => readsMember(node, 'process', 'env'),
    except: {
      'src/main.ts': 'hands it to readConfig',
      'src/cli/': 'hand it to readConfig',
      'src/storage/postgres-tools.ts': 'hands it on to pg_dump and its like, with the password in it',
    },
  },
  {
    what: 'reads the machine’s clock',
    breaks: (node) => isNewDateNow(node) || readsMember(node, 'Date', 'now'),
    except: { 'src/real-time.ts': 'the clock that main.ts hands out', 'src/cli/': 'programs of their own' },
  },
  {
    what: 'measures time past the clock',
    breaks: (node) => readsMember(node, 'performance', 'now') || readsMember(node, 'process', 'hrtime'),
    except: {
      'src/chat/telegram/long-polling.ts': 'how long a poll took, which a simulated clock does not know',
      'src/cli/': 'programs of their own',
    },
  },
  {
    what: 'is chance that no test can repeat',
    breaks: (node) => ts.isCallExpression(node) && readsMember(node.expression, 'Math', 'random'),
    except: {
      'src/chat/http/patience.ts': 'how long to wait is nobody’s business',
      'src/storage/retry.ts': 'how long to wait is nobody’s business',
      'src/cli/': 'programs of their own',
    },
  },
  { what: 'says any', breaks: (node) => node.kind === ts.SyntaxKind.AnyKeyword, except: {} },
  {
    what: 'forces a type by way of unknown',
    breaks: (node) =>
      ts.isAsExpression(node) &&
      ts.isAsExpression(node.expression) &&
      node.expression.type.kind === ts.SyntaxKind.UnknownKeyword,
    except: {},
  },
];

const isExcepted = (path: string, { except }: Rule): boolean =>
  Object.keys(except).some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));

function breachesOf({ path, tree }: SourceFile, rule: Rule): string[] {
  const breaches: string[] = [];
  if (isExcepted(path, rule)) return breaches;
  everyNode(tree, (node) => {
    if (rule.breaks(node)) breaches.push(`${path}:${lineOf(tree, node)} ${rule.what}`);
  });
  return breaches;
}

const product = sourceFilesIn('src');
const tests = sourceFilesIn('tests');
const everywhere = ['says any', 'forces a type by way of unknown'];

describe('house rules', () => {
  it.each(rules)('no file of the product $what, but for those named', (rule) => {
    expect(product.flatMap((file) => breachesOf(file, rule))).toEqual([]);
  });

  it.each(rules.filter(({ what }) => everywhere.includes(what)))('nor does a test: $what', (rule) => {
    expect(tests.flatMap((file) => breachesOf(file, rule))).toEqual([]);
  });

  it.each([
    { text: `const port = process.env['PORT'];`, broken: 'reads the environment' },
    { text: `const { PORT } = process['env'];`, broken: 'reads the environment' },
    { text: `const now = new Date();`, broken: 'reads the machine’s clock' },
    { text: `const now = Date.now() + 1;`, broken: 'reads the machine’s clock' },
    { text: `const now = Date();`, broken: 'reads the machine’s clock' },
    { text: `const clock = Date.now;`, broken: 'reads the machine’s clock' },
    { text: `const start = performance.now();`, broken: 'measures time past the clock' },
    { text: `const dice = Math.random();`, broken: 'is chance that no test can repeat' },
    { text: `function f(a: any[]) {}`, broken: 'says any' },
    { text: `const a = b as unknown as string;`, broken: 'forces a type by way of unknown' },
  ])('notices $text', ({ text, broken }) => {
    const file = parse('src/app/a.ts', text);
    const found = rules.filter((rule) => breachesOf(file, rule).length > 0);
    expect(found.map(({ what }) => what)).toEqual([broken]);
  });

  it('lets a file make a date of what it is given', () => {
    const file = parse(
      'src/app/a.ts',
      `const later = new Date(now.getTime() + 1); const random = Math.random;`,
    );
    expect(rules.flatMap((rule) => breachesOf(file, rule))).toEqual([]);
  });

  it('has no exception that its file does not need any more', () => {
    const unused = rules.flatMap((rule) => {
      const named = Object.keys(rule.except).filter((place) => !place.endsWith('/'));
      const needs = (place: string): boolean =>
        product.some((file) => file.path === place && breachesOf(file, { ...rule, except: {} }).length > 0);
      return named.filter((place) => !needs(place)).map((place) => `${place}: ${rule.what}`);
    });
    expect(unused).toEqual([]);
  });

  it('silences neither the compiler nor the linter', () => {
    const silencing = new RegExp(`@ts-(ignore|nocheck|expect-error)|eslint${'-'}disable`);
    const silenced = [...product, ...tests]
      .filter(({ text }) => silencing.test(text))
      .map(({ path }) => path);
    expect(silenced).toEqual([]);
  });
});

describe('files', () => {
  const paths = [...filesIn('src'), ...filesIn('tests'), ...filesIn('scripts')];

  it('of the product are of a size to be read: 300 lines at most', () => {
    expect(product.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  it('are named in small letters with dashes', () => {
    const parts = paths.flatMap((path) => path.split('/').map((part) => ({ path, part })));
    const odd = parts.filter(({ part }) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part) && part !== 'README.md');
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('are named after their one subject', () => {
    const vague = /(^|[-/])(utils?|helpers?|managers?|common|misc|types|stuff)([-./]|$)/;
    expect(paths.filter((path) => vague.test(path))).toEqual([]);
  });
});
