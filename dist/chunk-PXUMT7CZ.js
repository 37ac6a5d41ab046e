// src/drivers/typescript/index.ts
import { ts as ts5 } from "ts-morph";

// src/drivers/typescript/config.ts
import { existsSync as existsSync2 } from "node:fs";
import { ts as ts2 } from "ts-morph";

// src/drivers/typescript/project.ts
import { existsSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { getLibFiles, libFolderInMemoryPath } from "@ts-morph/common";
import { ts } from "ts-morph";
var maxFileBytes = 4 * 1024 * 1024;
var libTexts;
function libText(path) {
  if (!path.startsWith(`${libFolderInMemoryPath}/`)) return void 0;
  libTexts ??= new Map(getLibFiles().map((file) => [file.fileName, file.text]));
  return libTexts.get(path.slice(libFolderInMemoryPath.length + 1));
}
var Project = class {
  service;
  #options;
  #roots;
  #versions = /* @__PURE__ */ new Map();
  #thought = /* @__PURE__ */ new Map();
  #counter = 0;
  constructor(options, roots, folder, root) {
    this.#options = options;
    this.#roots = new Set(roots);
    this.service = ts.createLanguageService(this.#host(folder, root));
  }
  get files() {
    return this.#roots;
  }
  get options() {
    return this.#options;
  }
  get program() {
    return this.service.getProgram();
  }
  add(path) {
    this.#roots.add(path);
  }
  /** Forgets what was read of a file; it is read again when it is next asked for. */
  refresh(path) {
    this.#versions.delete(path);
    if (!existsSync(path)) this.#roots.delete(path);
  }
  /** Runs `look` in a program where these files have these texts, and goes back to what is on disk. */
  suppose(texts, look) {
    const before = this.#thought;
    this.#thought = texts;
    for (const path of texts.keys()) this.#versions.delete(path);
    try {
      return look();
    } finally {
      this.#thought = before;
      for (const path of texts.keys()) this.#versions.delete(path);
    }
  }
  #read(path) {
    const known = this.#versions.get(path);
    if (known !== void 0) return known;
    const text = this.#thought.get(path) ?? libText(path) ?? readBounded(path);
    if (text === void 0) return void 0;
    const version = { version: String(++this.#counter), snapshot: ts.ScriptSnapshot.fromString(text) };
    this.#versions.set(path, version);
    return version;
  }
  #host(folder, root) {
    const inside = (path) => isBelow(root, path) || isInstalledAbove(root, path);
    const exists = (path) => this.#thought.has(path) || libText(path) !== void 0 || inside(path) && ts.sys.fileExists(path);
    return {
      getCompilationSettings: () => this.#options,
      getScriptFileNames: () => [...this.#roots],
      getScriptVersion: (path) => this.#read(path)?.version ?? "0",
      getScriptSnapshot: (path) => inside(path) || libText(path) !== void 0 ? this.#read(path)?.snapshot : void 0,
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      fileExists: exists,
      readFile: (path) => exists(path) ? this.#read(path)?.snapshot.getText(0, Number.MAX_SAFE_INTEGER) : void 0,
      directoryExists: (path) => inside(path) && ts.sys.directoryExists(path),
      getDirectories: (path) => inside(path) ? ts.sys.getDirectories(path) : [],
      readDirectory: (path, ...rest) => inside(path) ? ts.sys.readDirectory(path, ...rest) : [],
      // An installed package may be a link to somewhere else; it keeps the name that is inside.
      realpath: (path) => {
        const real = ts.sys.realpath?.(path) ?? path;
        return inside(real) ? real : path;
      }
    };
  }
};
function isBelow(folder, path) {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
function isInstalledAbove(root, path) {
  const at = path.search(/\/(node_modules|package\.json)(\/|$)/);
  return at >= 0 && isBelow(path.slice(0, at) || "/", root);
}
function slashed(path) {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
function relativeTo(root, path) {
  if (!isBelow(root, path) || path.includes("/node_modules/")) return void 0;
  return slashed(relative(root, path));
}
function absolute(root, path) {
  return posix.normalize(slashed(join(root, path)));
}
function folderOf(path) {
  return slashed(dirname(path));
}
function readBounded(path) {
  const size = ts.sys.getFileSize?.(path) ?? 0;
  return size > maxFileBytes ? void 0 : ts.sys.readFile(path);
}

// src/drivers/typescript/config.ts
var maxReferences = 50;
function planProject(path, root) {
  let nearest;
  for (let folder = folderOf(path); isBelow(root, folder); folder = folderOf(folder)) {
    for (const name of ["tsconfig.json", "jsconfig.json"]) {
      const config = `${folder}/${name}`;
      if (!existsSync2(config)) continue;
      const found = searchReferences(config, path, root, /* @__PURE__ */ new Set());
      if (found !== void 0) return found;
      nearest ??= readConfig(config, root)?.plan;
    }
    if (folder === root || folder === folderOf(folder)) break;
  }
  return nearest ?? defaultProject(root);
}
function searchReferences(config, path, root, seen) {
  if (seen.has(config) || seen.size > maxReferences) return void 0;
  seen.add(config);
  const read = readConfig(config, root);
  if (read === void 0) return void 0;
  if (read.plan.files.includes(path)) return read.plan;
  for (const reference of read.references) {
    const target = ts2.resolveProjectReferencePath(reference);
    if (!isBelow(root, target)) continue;
    const found = searchReferences(target, path, root, seen);
    if (found !== void 0) return found;
  }
  return void 0;
}
function readConfig(config, root) {
  const { config: raw } = ts2.readConfigFile(config, (path) => ts2.sys.readFile(path));
  if (typeof raw !== "object" || raw === null) return void 0;
  const folder = folderOf(config);
  const parsed = ts2.parseJsonConfigFileContent(raw, ts2.sys, folder, void 0, config);
  const options = complete(parsed.options, majorOf(folder, root));
  return {
    plan: { config, folder, options, files: parsed.fileNames },
    references: parsed.projectReferences ?? []
  };
}
function defaultProject(root) {
  const raw = { compilerOptions: {}, exclude: ["**/node_modules", "**/dist", "**/build", "**/coverage", "**/vendor"] };
  const loose = {
    allowJs: true,
    strict: false,
    target: ts2.ScriptTarget.ESNext,
    module: ts2.ModuleKind.ESNext,
    moduleResolution: ts2.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    jsx: ts2.JsxEmit.Preserve
  };
  const parsed = ts2.parseJsonConfigFileContent(raw, ts2.sys, root, loose);
  return { config: "", folder: root, options: complete(parsed.options, 6), files: parsed.fileNames };
}
function complete(options, major) {
  const old = major < 6 ? { strict: false, types: ["*"], noUncheckedSideEffectImports: false, esModuleInterop: false } : {};
  return {
    ...old,
    ...major < 6 && options.esModuleInterop === void 0 && usesNodeResolution(options) ? { esModuleInterop: true } : {},
    ...options,
    noEmit: true,
    composite: false,
    incremental: false,
    skipLibCheck: true,
    ignoreDeprecations: "6.0",
    // The parser turns `lib` entries into file names below TypeScript's own folder; ours is in memory.
    ...options.lib ? { lib: options.lib.map((name) => name.replace(/^.*[\\/]/, "")) } : {},
    libReplacement: false,
    plugins: []
  };
}
function usesNodeResolution(options) {
  return options.module !== void 0 && options.module >= ts2.ModuleKind.Node16 && options.module <= ts2.ModuleKind.NodeNext;
}
function majorOf(folder, root) {
  for (let at = folder; isBelow(root, at); at = folderOf(at)) {
    const installed = versionIn(`${at}/node_modules/typescript/package.json`, /"version"\s*:\s*"(\d+)\./);
    if (installed !== void 0) return installed;
    const asked = versionIn(`${at}/package.json`, /"typescript"\s*:\s*"[^"\d]*(\d+)/);
    if (asked !== void 0) return asked;
    if (at === root || at === folderOf(at)) break;
  }
  return 6;
}
function versionIn(path, pattern) {
  const found = existsSync2(path) ? pattern.exec(ts2.sys.readFile(path) ?? "") : null;
  return found?.[1] === void 0 ? void 0 : Number(found[1]);
}

// src/drivers/typescript/fixes.ts
import { ts as ts3 } from "ts-morph";
var cures = /* @__PURE__ */ new Set([
  "import",
  "fixMissingImport",
  "spelling",
  "addMissingAwait",
  "addMissingAsync",
  "fixAwaitInSyncFunction",
  "fixOverrideModifier",
  "fixMissingProperties",
  "inferFromUsage",
  "convertToTypeOnlyImport",
  "convertToTypeOnlyExport",
  "fixReturnTypeInAsyncFunction",
  "fixImportNonExportedMember",
  "forgottenThisPropertyAccess",
  "addMissingNewOperator",
  "unusedIdentifier",
  "removeUnnecessaryAwait",
  "extendsInterfaceBecomesImplements",
  "addMissingDeclareProperty",
  "addVoidToPromise",
  "classSuperMustPrecedeThisAccess",
  "constructorForDerivedNeedSuperCall",
  "correctQualifiedNameToIndexedAccessType",
  "fixMissingCallParentheses",
  "removeAccidentalCallParentheses",
  "wrapJsxInFragment"
]);
function isCure(fix) {
  if (!cures.has(fix.fixName)) return false;
  return fix.fixName !== "unusedIdentifier" || /^Remove\b/.test(fix.description);
}
function formatOf(text) {
  const indents = [...text.slice(0, 5e4).matchAll(/^([ \t]+)\S/gm)].map((match) => match[1] ?? "");
  const tabs = indents.filter((indent) => indent.startsWith("	")).length;
  const convertTabsToSpaces = tabs * 2 <= indents.length;
  const widths = indents.filter((indent) => /^ +$/.test(indent)).map((indent) => indent.length);
  const fours = widths.filter((width) => width % 4 === 0).length;
  const indentSize = convertTabsToSpaces && widths.length > 0 && fours === widths.length ? 4 : convertTabsToSpaces ? 2 : 4;
  return {
    ...ts3.getDefaultFormatCodeSettings(text.includes("\r\n") ? "\r\n" : "\n"),
    indentSize,
    tabSize: indentSize,
    convertTabsToSpaces,
    semicolons: semicolonsOf(text),
    insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: !/import \{\w/.test(text),
    indentStyle: ts3.IndentStyle.Smart
  };
}
function semicolonsOf(text) {
  const ends = [...text.slice(0, 5e4).matchAll(/[\w)\]'"`](;?)[ \t]*\r?$/gm)];
  const withSemicolon = ends.filter((match) => match[1] === ";").length;
  return withSemicolon === 0 && ends.length > 0 ? ts3.SemicolonPreference.Remove : ts3.SemicolonPreference.Insert;
}
function preferencesOf(text, others) {
  return {
    quotePreference: quoteOf(text, others),
    importModuleSpecifierPreference: usesAliases(text) ? "shortest" : "relative",
    includeCompletionsForModuleExports: true,
    allowTextChangesInNewFiles: false,
    preferTypeOnlyAutoImports: /^import type /m.test(text)
  };
}
function usesAliases(text) {
  return !/\bfrom\s+['"]\.\.?\//.test(text) || /\bfrom\s+['"](#|@\/|~)/.test(text);
}
function quoteOf(text, others) {
  const own = specifierQuote(text);
  if (own !== void 0) return own;
  for (const other of others()) {
    const found = specifierQuote(other);
    if (found !== void 0) return found;
  }
  return text.split('"').length > text.split("'").length ? "double" : "single";
}
function specifierQuote(text) {
  const quote = /^(?:import|export)\b[^;'"]*(['"])/m.exec(text)?.[1] ?? /\brequire\((['"])/.exec(text)?.[1];
  return quote === void 0 ? void 0 : quote === '"' ? "double" : "single";
}

// src/drivers/typescript/returns.ts
import { ts as ts4 } from "ts-morph";
function returnsOf(project, file, offset) {
  const program = project.program;
  const source = program?.getSourceFile(file);
  if (program === void 0 || source === void 0) return void 0;
  const found = functionAt(source, offset);
  if (found === void 0 || found.body === void 0) return void 0;
  const returned = returnedExpressions(found.body).filter((each) => !isCallOf(each, found));
  const annotation = found.type && { start: found.type.getStart(source), end: found.type.end };
  const close = closingParenthesis(found, source);
  if (close === void 0) return void 0;
  return {
    inferred: inferredReturn(project, file, source, found) ?? commonPrimitive(program.getTypeChecker(), found, returned),
    annotation,
    insertAt: close,
    fits: fitsAnnotation(program.getTypeChecker(), found, returned)
  };
}
function functionAt(source, offset) {
  let found;
  const visit = (node) => {
    if (offset < node.getStart(source) || offset >= node.end) return;
    if (ts4.isFunctionLike(node) && "body" in node && node.body !== void 0) found = node;
    ts4.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
function closingParenthesis(node, source) {
  const close = node.getChildren(source).find((child) => child.kind === ts4.SyntaxKind.CloseParenToken);
  return close?.end;
}
function returnedExpressions(body) {
  if (!ts4.isBlock(body)) return [body];
  const found = [];
  const visit = (node) => {
    if (ts4.isFunctionLike(node) || ts4.isClassLike(node)) return;
    if (ts4.isReturnStatement(node) && node.expression !== void 0) found.push(node.expression);
    ts4.forEachChild(node, visit);
  };
  ts4.forEachChild(body, visit);
  return found;
}
function isCallOf(expression, node) {
  const name = node.name?.getText();
  if (name === void 0 || !ts4.isCallExpression(expression)) return false;
  const callee = expression.expression;
  return (ts4.isPropertyAccessExpression(callee) ? callee.name : callee).getText() === name;
}
function commonPrimitive(checker, node, returned) {
  if (node.type === void 0 || isAsync(node)) return void 0;
  const declared = checker.typeToString(checker.getTypeFromTypeNode(node.type));
  const found = /* @__PURE__ */ new Set();
  for (const expression of returned) {
    const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(expression));
    const parts = type.isUnion() ? type.types : [type];
    for (const part of parts) found.add(checker.typeToString(checker.getBaseTypeOfLiteralType(part)));
  }
  found.delete(declared);
  const [only] = found;
  return found.size === 1 && only !== void 0 && /^(boolean|number|string|bigint)$/.test(only) ? only : void 0;
}
function isAsync(node) {
  return (node.modifiers ?? []).some((modifier) => modifier.kind === ts4.SyntaxKind.AsyncKeyword);
}
function fitsAnnotation(checker, node, returned) {
  if (node.type === void 0) return returned.map(() => true);
  const declared = checker.getTypeFromTypeNode(node.type);
  const target = isAsync(node) ? checker.getAwaitedType(declared) : declared;
  return returned.map((expression) => {
    const type = checker.getTypeAtLocation(expression);
    const value = isAsync(node) ? checker.getAwaitedType(type) : type;
    return target === void 0 || value === void 0 || checker.isTypeAssignableTo(value, target);
  });
}
function inferredReturn(project, file, source, node) {
  const close = closingParenthesis(node, source);
  if (close === void 0) return void 0;
  const start = node.getStart(source);
  const text = node.type === void 0 ? source.text : source.text.slice(0, close) + source.text.slice(node.type.end);
  return project.suppose(/* @__PURE__ */ new Map([[file, text]]), () => {
    const program = project.program;
    const bare = program?.getSourceFile(file);
    if (program === void 0 || bare === void 0) return void 0;
    const twin = functionAt(bare, start + Math.max(0, close - start - 1));
    if (twin === void 0 || twin.getStart(bare) !== start) return void 0;
    const checker = program.getTypeChecker();
    const signature = checker.getSignatureFromDeclaration(twin);
    return signature && writeType(checker, checker.getReturnTypeOfSignature(signature), twin, source.text);
  });
}
function writeType(checker, type, at, text) {
  const flags = ts4.TypeFormatFlags.NoTruncation | ts4.TypeFormatFlags.UseSingleQuotesForStringLiteralType;
  const double = text.split('"').length > text.split("'").length;
  const written = checker.typeToString(
    type,
    at,
    double ? ts4.TypeFormatFlags.NoTruncation : flags | ts4.TypeFormatFlags.None
  );
  if (/\b(any|unknown|never|object)\b|import\(|typeof |unique symbol|\.\.\. \d+ more|__\w+|=>/.test(written))
    return void 0;
  if (written.length > 120 || written.includes("\n")) return void 0;
  const names = written.replace(/'[^']*'|"[^"]*"/g, "").matchAll(/(?<![\w$.])([A-Za-z_$][\w$]*)(?!\??:)/g);
  const scope = new Set(
    checker.getSymbolsInScope(at, ts4.SymbolFlags.Type | ts4.SymbolFlags.Namespace).map((s) => s.name)
  );
  const words = /* @__PURE__ */ new Set([
    "string",
    "number",
    "boolean",
    "void",
    "undefined",
    "null",
    "symbol",
    "bigint",
    "true",
    "false",
    "readonly",
    "this",
    "keyof",
    "is"
  ]);
  for (const [, name] of names) {
    if (name !== void 0 && !words.has(name) && !scope.has(name)) return void 0;
  }
  return written;
}

// src/drivers/typescript/index.ts
function openTypeScriptService(options) {
  const root = slashed(options.root).replace(/(.)\/$/, "$1");
  const projects = /* @__PURE__ */ new Map();
  const byFile = /* @__PURE__ */ new Map();
  const projectOf = (file) => {
    if (relativeTo(root, file) === void 0 || !ts5.sys.fileExists(file)) return void 0;
    const known = byFile.get(file);
    if (known !== void 0) return known;
    const plan = planProject(file, root);
    let project = projects.get(plan.config);
    if (project === void 0) {
      project = new Project(plan.options, plan.files, plan.folder, root);
      projects.set(plan.config, project);
    }
    if (!project.files.has(file)) project.add(file);
    byFile.set(file, project);
    return project;
  };
  const toEdits = (changes) => {
    const edits = [];
    for (const change of changes) {
      const path = relativeTo(root, change.fileName);
      if (path === void 0 || change.isNewFile === true) return void 0;
      for (const { span, newText } of change.textChanges) {
        edits.push({ path, start: span.start, end: span.start + span.length, text: newText });
      }
    }
    return edits;
  };
  return {
    async codeFixes(path, start, end, code) {
      const file = absolute(root, path);
      const project = projectOf(file);
      const text = project?.program?.getSourceFile(file)?.text;
      if (project === void 0 || text === void 0) return [];
      const found = attemptFixes(
        () => project.service.getCodeFixesAtPosition(
          file,
          start,
          end,
          [code],
          formatOf(text),
          preferencesOf(text, neighboursOf(project))
        )
      );
      return found.filter(isCure).flatMap((fix) => {
        const edits = toEdits(fix.changes);
        if (edits === void 0 || edits.length === 0) return [];
        return [{ name: fix.fixName, description: fix.description, edits }];
      });
    },
    async typeAt(path, start, end) {
      const file = absolute(root, path);
      const program = projectOf(file)?.program;
      const source = program?.getSourceFile(file);
      if (program === void 0 || source === void 0) return void 0;
      const node = nodeSpanning(source, start, end);
      if (node === void 0) return void 0;
      const checker = program.getTypeChecker();
      return checker.typeToString(checker.getTypeAtLocation(node), node, ts5.TypeFormatFlags.NoTruncation);
    },
    async errors(path, edits = []) {
      const file = absolute(root, path);
      const project = projectOf(file);
      if (project === void 0) return void 0;
      const texts = supposedTexts(root, project, edits);
      if (texts === void 0) return void 0;
      return project.suppose(texts, () => errorsOf(project.service, file));
    },
    async returns(path, offset) {
      const file = absolute(root, path);
      const project = projectOf(file);
      return project && returnsOf(project, file, offset);
    },
    refresh(path) {
      const file = absolute(root, path);
      const isConfig = /(^|\/)(ts|js)config[^/]*\.json$|(^|\/)package\.json$/.test(path);
      if (isConfig) {
        for (const project of projects.values()) project.service.dispose();
        projects.clear();
        byFile.clear();
        return;
      }
      byFile.delete(file);
      for (const project of projects.values()) project.refresh(file);
      if (ts5.sys.fileExists(file) && /\.[cm]?[jt]sx?$/.test(path)) projectOf(file);
    },
    close() {
      for (const project of projects.values()) project.service.dispose();
      projects.clear();
      byFile.clear();
    }
  };
}
var maxNeighbours = 20;
function neighboursOf(project) {
  return function* () {
    for (const path of [...project.files].slice(0, maxNeighbours))
      yield project.program?.getSourceFile(path)?.text ?? "";
  };
}
function nodeSpanning(source, start, end) {
  let found;
  const visit = (node) => {
    if (node.getStart(source) > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end) found = node;
    ts5.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
function supposedTexts(root, project, edits) {
  const texts = /* @__PURE__ */ new Map();
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) {
    const file = absolute(root, edit.path);
    const text = texts.get(file) ?? project.program?.getSourceFile(file)?.text ?? ts5.sys.readFile(file);
    if (text === void 0 || edit.end > text.length || edit.start > edit.end) return void 0;
    texts.set(file, text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  }
  return texts;
}
function errorsOf(service, file) {
  if (service.getProgram()?.getSourceFile(file) === void 0) return void 0;
  return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].filter((each) => each.category === ts5.DiagnosticCategory.Error).map((each) => ({
    code: each.code,
    start: each.start ?? 0,
    end: (each.start ?? 0) + (each.length ?? 0),
    message: ts5.flattenDiagnosticMessageText(each.messageText, " ")
  }));
}
function attemptFixes(ask) {
  try {
    return ask();
  } catch {
    return [];
  }
}
export {
  openTypeScriptService
};
