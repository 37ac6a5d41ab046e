import { applyEdits } from '#syntax/edits.ts';
import { findDishonesty } from '#syntax/honesty.ts';
import { findAll, parse } from '#syntax/parse.ts';
import type { Complaint } from '#core/verification.ts';
import { blameEach, passed, type Batch, type BatchMember, type GateAnswer } from './gate.ts';

/** A suppression is not a heal; and no heal takes away a test or a comment. */
export function checkHonesty(batch: Batch): GateAnswer {
  const blamed = blameEach(batch, (healCase) => complain(healCase, batch));
  return blamed ?? passed('no suppression added, no test or comment removed');
}

function complain({ remedy }: BatchMember, batch: Batch): Omit<Complaint, 'id'> | undefined {
  for (const path of new Set(remedy.change.edits.map((edit) => edit.path))) {
    const before = batch.before.get(path) ?? '';
    const edits = remedy.change.edits.filter((edit) => edit.path === path);
    const complaint = findDishonesty(path, before, applyEdits(before, edits), commentsOf);
    if (complaint) return complaint;
  }
  return undefined;
}

function commentsOf(path: string, text: string): string[] {
  return findAll(parse(path, text), { kind: 'comment' }).map((node) => node.text());
}
