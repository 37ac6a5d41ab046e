import { applyEdits } from '#syntax/edits.ts';
import { parses } from '#syntax/parse.ts';
import { blameEach, passed, type Batch, type GateAnswer } from './gate.ts';

/** A file that parsed must still parse. */
export function checkSyntax(batch: Batch): GateAnswer {
  const broken = [...batch.after].filter(
    ([path, text]) => !parses(path, text) && parses(path, batch.before.get(path) ?? ''),
  );
  if (broken.length === 0) return passed('every touched file parses');
  const paths = broken.map(([path]) => path);
  const detail = `${paths.join(', ')} would no longer parse.`;
  const alone = blameEach(batch, ({ remedy }) => {
    const isGuilty = paths.some((path) => {
      const edits = remedy.change.edits.filter((edit) => edit.path === path);
      return edits.length > 0 && !parses(path, applyEdits(batch.before.get(path) ?? '', edits));
    });
    return isGuilty ? detail : undefined;
  });
  const suspects = batch.cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.includes(edit.path)));
  return alone ?? { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}
