import { ts } from 'ts-morph';
import type { TextEdit } from '#core/finding.ts';
import type { TypeScriptError, TypeScriptFix, TypeScriptService } from '#core/ports/typescript-service.ts';
import { planProject } from './config.ts';
import { formatOf, isCure, preferencesOf } from './fixes.ts';
import { absolute, Project, relativeTo, slashed } from './project.ts';
import { returnsOf } from './returns.ts';

export interface TypeScriptServiceOptions {
  /** Absolute; paths that are asked for and edits that are given are relative to it. */
  readonly root: string;
}
/** Opens nothing until it is asked. One program per tsconfig.json is kept until `close`. */
export interface OpenTypeScriptService extends TypeScriptService {
  /** Tells that a file below the root was written, added or removed. */
  refresh(path: string): void;
  close(): void;
}

export function openTypeScriptService(options: TypeScriptServiceOptions): OpenTypeScriptService {
  const root = slashed(options.root).replace(/(.)\/$/, '$1');
  const projects = new Map<string, Project>();
  const byFile = new Map<string, Project>();

  const projectOf = (file: string): Project | undefined => {
    if (relativeTo(root, file) === undefined || !ts.sys.fileExists(file)) return undefined;
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const plan = planProject(file, root);
    let project = projects.get(plan.config);
    if (project === undefined) {
      project = new Project(plan.options, plan.files, plan.folder, root);
      projects.set(plan.config, project);
    }
    if (!project.files.has(file)) project.add(file);
    byFile.set(file, project);
    return project;
  };

  const toEdits = (changes: readonly ts.FileTextChanges[]): TextEdit[] | undefined => {
    const edits: TextEdit[] = [];
    for (const change of changes) {
      const path = relativeTo(root, change.fileName);
      if (path === undefined || change.isNewFile === true) return undefined;
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
      if (project === undefined || text === undefined) return [];
      const found = attemptFixes(() =>
        project.service.getCodeFixesAtPosition(
          file,
          start,
          end,
          [code],
          formatOf(text),
          preferencesOf(text, neighboursOf(project)),
        ),
      );
      return found.filter(isCure).flatMap((fix): TypeScriptFix[] => {
        const edits = toEdits(fix.changes);
        if (edits === undefined || edits.length === 0) return [];
        return [{ name: fix.fixName, description: fix.description, edits }];
      });
    },

    async typeAt(path, start, end) {
      const file = absolute(root, path);
      const program = projectOf(file)?.program;
      const source = program?.getSourceFile(file);
      if (program === undefined || source === undefined) return undefined;
      const node = nodeSpanning(source, start, end);
      if (node === undefined) return undefined;
      const checker = program.getTypeChecker();
      return checker.typeToString(checker.getTypeAtLocation(node), node, ts.TypeFormatFlags.NoTruncation);
    },

    async errors(path, edits = []) {
      const file = absolute(root, path);
      const project = projectOf(file);
      if (project === undefined) return undefined;
      const texts = supposedTexts(root, project, edits);
      if (texts === undefined) return undefined;
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
      if (ts.sys.fileExists(file) && /\.[cm]?[jt]sx?$/.test(path)) projectOf(file);
    },

    close() {
      for (const project of projects.values()) project.service.dispose();
      projects.clear();
      byFile.clear();
    },
  };
}

const maxNeighbours = 20;
function neighboursOf(project: Project): () => Iterable<string> {
  return function* () {
    for (const path of [...project.files].slice(0, maxNeighbours))
      yield project.program?.getSourceFile(path)?.text ?? '';
  };
}

function nodeSpanning(source: ts.SourceFile, start: number, end: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Texts of the files that `edits` touch, as they would be; undefined when an edit does not fit its file. */
function supposedTexts(
  root: string,
  project: Project,
  edits: readonly TextEdit[],
): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) {
    const file = absolute(root, edit.path);
    const text = texts.get(file) ?? project.program?.getSourceFile(file)?.text ?? ts.sys.readFile(file);
    if (text === undefined || edit.end > text.length || edit.start > edit.end) return undefined;
    texts.set(file, text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  }
  return texts;
}

function errorsOf(service: ts.LanguageService, file: string): TypeScriptError[] | undefined {
  if (service.getProgram()?.getSourceFile(file) === undefined) return undefined;
  return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
    .filter((each) => each.category === ts.DiagnosticCategory.Error)
    .map((each) => ({
      code: each.code,
      start: each.start ?? 0,
      end: (each.start ?? 0) + (each.length ?? 0),
      message: ts.flattenDiagnosticMessageText(each.messageText, ' '),
    }));
}

/** Some fixes of TypeScript fail on code that they did not foresee (`Changes overlap`): then it has none. */
function attemptFixes(ask: () => readonly ts.CodeFixAction[]): readonly ts.CodeFixAction[] {
  try {
    return ask();
  } catch {
    return [];
  }
}
