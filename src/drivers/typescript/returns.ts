import { ts } from 'ts-morph';
import type { FunctionReturns } from '#core/ports/typescript-service.ts';
import type { Project } from './project.ts';

/** See the port. The function is found by `offset`; the thought experiment removes its annotation and asks again. */
export function returnsOf(project: Project, file: string, offset: number): FunctionReturns | undefined {
  const program = project.program;
  const source = program?.getSourceFile(file);
  if (program === undefined || source === undefined) return undefined;
  const found = functionAt(source, offset);
  if (found === undefined || found.body === undefined) return undefined;
  const returned = returnedExpressions(found.body).filter((each) => !isCallOf(each, found));
  const annotation = found.type && { start: found.type.getStart(source), end: found.type.end };
  const close = closingParenthesis(found, source);
  if (close === undefined) return undefined;
  return {
    inferred:
      inferredReturn(project, file, source, found) ?? commonPrimitive(program.getTypeChecker(), found, returned),
    annotation,
    insertAt: close,
    fits: fitsAnnotation(program.getTypeChecker(), found, returned),
  };
}

type WithBody = ts.FunctionLikeDeclaration;

function functionAt(source: ts.SourceFile, offset: number): WithBody | undefined {
  let found: WithBody | undefined;
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(source) || offset >= node.end) return;
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) found = node as WithBody; // has a body: a declaration
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function closingParenthesis(node: WithBody, source: ts.SourceFile): number | undefined {
  const close = node.getChildren(source).find((child) => child.kind === ts.SyntaxKind.CloseParenToken);
  return close?.end;
}

function returnedExpressions(body: ts.Node): ts.Expression[] {
  if (!ts.isBlock(body)) return [body as ts.Expression]; // an arrow's body is a block or an expression
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}

/** A function that returns its own result says nothing about the type of it. */
function isCallOf(expression: ts.Expression, node: WithBody): boolean {
  const name = node.name?.getText();
  if (name === undefined || !ts.isCallExpression(expression)) return false;
  const callee = expression.expression;
  return (ts.isPropertyAccessExpression(callee) ? callee.name : callee).getText() === name;
}

/** For functions that call themselves, whose type cannot be inferred: all returns give one plain type beside the declared. */
function commonPrimitive(
  checker: ts.TypeChecker,
  node: WithBody,
  returned: readonly ts.Expression[],
): string | undefined {
  if (node.type === undefined || isAsync(node)) return undefined;
  const declared = checker.typeToString(checker.getTypeFromTypeNode(node.type));
  const found = new Set<string>();
  for (const expression of returned) {
    const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(expression));
    const parts = type.isUnion() ? type.types : [type];
    for (const part of parts) found.add(checker.typeToString(checker.getBaseTypeOfLiteralType(part)));
  }
  found.delete(declared);
  const [only] = found;
  return found.size === 1 && only !== undefined && /^(boolean|number|string|bigint)$/.test(only) ? only : undefined;
}

function isAsync(node: WithBody): boolean {
  return (node.modifiers ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
}

function fitsAnnotation(checker: ts.TypeChecker, node: WithBody, returned: readonly ts.Expression[]): boolean[] {
  if (node.type === undefined) return returned.map(() => true);
  const declared = checker.getTypeFromTypeNode(node.type);
  const target = isAsync(node) ? checker.getAwaitedType(declared) : declared;
  return returned.map((expression) => {
    const type = checker.getTypeAtLocation(expression);
    const value = isAsync(node) ? checker.getAwaitedType(type) : type;
    return target === undefined || value === undefined || checker.isTypeAssignableTo(value, target);
  });
}

function inferredReturn(project: Project, file: string, source: ts.SourceFile, node: WithBody): string | undefined {
  const close = closingParenthesis(node, source);
  if (close === undefined) return undefined;
  const start = node.getStart(source);
  const text = node.type === undefined ? source.text : source.text.slice(0, close) + source.text.slice(node.type.end);
  return project.suppose(new Map([[file, text]]), () => {
    const program = project.program;
    const bare = program?.getSourceFile(file);
    if (program === undefined || bare === undefined) return undefined;
    const twin = functionAt(bare, start + Math.max(0, close - start - 1));
    if (twin === undefined || twin.getStart(bare) !== start) return undefined;
    const checker = program.getTypeChecker();
    const signature = checker.getSignatureFromDeclaration(twin);
    return signature && writeType(checker, checker.getReturnTypeOfSignature(signature), twin, source.text);
  });
}

/** A type as it could be written at `at`; undefined when that text would say less or name what is not imported there. */
function writeType(checker: ts.TypeChecker, type: ts.Type, at: ts.Node, text: string): string | undefined {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;
  const double = text.split('"').length > text.split("'").length;
  const written = checker.typeToString(
    type,
    at,
    double ? ts.TypeFormatFlags.NoTruncation : flags | ts.TypeFormatFlags.None,
  );
  if (/\b(any|unknown|never|object)\b|import\(|typeof |unique symbol|\.\.\. \d+ more|__\w+|=>/.test(written))
    return undefined;
  if (written.length > 120 || written.includes('\n')) return undefined;
  const names = written.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/(?<![\w$.])([A-Za-z_$][\w$]*)(?!\??:)/g);
  const scope = new Set(
    checker.getSymbolsInScope(at, ts.SymbolFlags.Type | ts.SymbolFlags.Namespace).map((s) => s.name),
  );
  const words = new Set([
    'string',
    'number',
    'boolean',
    'void',
    'undefined',
    'null',
    'symbol',
    'bigint',
    'true',
    'false',
    'readonly',
    'this',
    'keyof',
    'is',
  ]);
  for (const [, name] of names) {
    if (name !== undefined && !words.has(name) && !scope.has(name)) return undefined;
  }
  return written;
}
