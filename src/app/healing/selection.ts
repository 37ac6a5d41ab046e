import { UsageError } from '#core/errors.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { RescanAnswer } from '#core/ports/rescan.ts';
import { findChanged } from '#scanners/changed.ts';
import { mayReport } from '#scanners/needed.ts';
import { createReader } from '#scanners/read.ts';
import type { Selection } from '../contract.ts';
import type { PackagePlace } from '../place.ts';
import type { CopySession } from '../session.ts';

/** The files that a command looks at: all, or those that differ from a ref and what depends on them. */
export async function chooseFiles(
  session: CopySession,
  place: PackagePlace,
  selection: Selection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (selection.changed === undefined) return session.files.texts;
  return (await findChangedFiles(selection.changed, session, place, signal)).affected;
}

function findChangedFiles(ref: string, session: CopySession, place: PackagePlace, signal: AbortSignal) {
  return findChanged({
    ref,
    git: (args) => place.repository.ask(args),
    allFiles: session.files.texts,
    read: createReader(session.copy.root),
    signal,
  });
}

/** Asks only those scanners that can report what the person wants to hear about. */
export async function scanSession(
  session: CopySession,
  files: readonly string[],
  selection: Pick<Selection, 'rules' | 'categories'>,
  signal: AbortSignal,
): Promise<RescanAnswer> {
  return files.length === 0 ? { findings: [], reports: [] } : session.rescan.scan(files, signal, mayReport(selection));
}

/** The findings that the person asked for. */
export async function chooseFindings(
  { files, findings }: { readonly files: readonly string[]; readonly findings: readonly CodeFinding[] },
  session: CopySession,
  place: PackagePlace,
  selection: Selection,
  signal: AbortSignal,
): Promise<readonly CodeFinding[]> {
  const { categories, rules, changed, newOnly } = selection;
  if (newOnly && changed === undefined) {
    throw new UsageError(
      '--new-only needs something to compare with.',
      'Add --changed REF, for example --changed main.',
    );
  }
  const matches = (finding: CodeFinding) =>
    (!categories || categories.includes(finding.category)) &&
    (!rules ||
      rules.some((rule) =>
        finding.sources.some(
          (source) => source.rule === rule || (rule.endsWith('/*') && source.rule.startsWith(rule.slice(0, -1))),
        ),
      ));
  const chosen = findings.filter(matches);
  if (!newOnly || changed === undefined || chosen.length === 0) return chosen;
  const older = await findingsAt(changed, session, place, files, selection, signal);
  return chosen.filter((finding) => !older.has(finding.fingerprint));
}

/** Fingerprints of what the ref had: the files that changed since are put back on the copy for one scan. */
async function findingsAt(
  ref: string,
  session: CopySession,
  place: PackagePlace,
  files: readonly string[],
  selection: Selection,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { copy, wrote } = session;
  const { changed } = await findChangedFiles(ref, session, place, signal);
  const older: string[] = [];
  try {
    for (const path of changed) {
      const text = await place.repository.readAt(ref, path);
      if (text === undefined) continue;
      await copy.write(path, Buffer.from(text));
      wrote(path);
      older.push(path);
    }
    const absent = new Set(changed.filter((path) => !older.includes(path)));
    // The very same files but the new ones: what a type checker says of one depends on the others that it was given.
    const { findings } = await scanSession(
      session,
      files.filter((path) => !absent.has(path)),
      selection,
      signal,
    );
    return new Set(findings.map((finding) => finding.fingerprint));
  } finally {
    for (const path of older) {
      await copy.restore(path);
      wrote(path);
    }
  }
}
