import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** One mention of another module. */
export interface Mention {
  /** `src/domain/result.ts`, `node:fs`, or a package's name as written: `grammy/types` */
  readonly to: string;
  /** it is gone once the types are: the two files need not be loaded together */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface SourceFile {
  /** from the repository's root, with `/` */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  readonly mentions: readonly Mention[];
}

const root = posix.join(import.meta.dirname.replaceAll('\\', '/'), '../..');

export const readJson = (path: string): unknown => JSON.parse(readFileSync(posix.join(root, path), 'utf8'));

/** Every file below a folder of the repository, generated ones left out. */
export const filesIn = (folder: string): string[] =>
  readdirSync(posix.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(root, posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)))
    .filter((path) => !path.startsWith('src/storage/generated/'))
    .sort();

export const sourceFilesIn = (folder: string): SourceFile[] =>
  filesIn(folder)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parse(path, readFileSync(posix.join(root, path), 'utf8')));

/** Reads a file as TypeScript does. `path` decides where relative imports lead. */
export function parse(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mentions: Mention[] = [];
  const mention = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text: written } = specifier;
    const to = written.startsWith('.') ? posix.join(posix.dirname(path), written) : written;
    mentions.push({ to, typeOnly, line: lineOf(tree, specifier) });
  };
  everyNode(tree, (node) => {
    if (ts.isImportDeclaration(node))
      mention(node.moduleSpecifier, node.importClause !== undefined && isTypeOnly(node.importClause));
    if (ts.isExportDeclaration(node)) mention(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      mention(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      mention(node.arguments[0], false);
  });
  return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), tree, mentions };
}

/** `import type …`, or an import of nothing but types. */
function isTypeOnly({ isTypeOnly: whole, name, namedBindings }: ts.ImportClause): boolean {
  if (whole) return true;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((each) => each.isTypeOnly);
}

export function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => everyNode(child, visit));
}

export const lineOf = (tree: ts.SourceFile, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
