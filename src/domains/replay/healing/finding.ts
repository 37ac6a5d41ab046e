import { caseIdOf, fingerprint, sha256 } from '#core/fingerprint.ts';
import type { Finding } from '#core/finding.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { Target } from '#core/replay/workflow.ts';

/** What people call each way of finding a target. */
const ways: Readonly<Record<HealedTarget['evidence']['rung'], string>> = {
  structure: 'its control',
  'local-anchor': 'its picture at its place',
  'window-anchor': 'its picture elsewhere in the window',
  'marks-ink': 'the look of its label',
  layout: 'the layout around it',
  'marks-text': 'its text',
  'marks-model': 'a vision model',
};
export const rules = { changed: 'replay/target-changed', renamed: 'replay/target-renamed' } as const;

/** A recorded target that is not found any more by what was recorded of it, as a finding of the common loop. */
export function makeFinding(healed: HealedTarget, folder: string): Finding<'replay'> {
  const { before, after, evidence, workflow, step } = healed;
  const rule = isRenamed(healed) ? rules.renamed : rules.changed;
  const message =
    `“${healed.title}”: ${before.label} is not found as it was recorded; ` +
    `it was found by ${ways[evidence.rung]}, and the step worked.`;
  const identity = fingerprint({
    rule,
    path: `${folder}/workflow.json`,
    message: `${step} ${before.id}`,
    // The same new look is the same fault; who said no to one look has said nothing of the next.
    lines: [lookOf(after)],
    ordinal: 0,
  });
  return {
    id: caseIdOf(identity),
    kind: 'replay',
    rule,
    category: 'replay',
    priority: 'P2',
    severity: rule === rules.renamed ? 'medium' : 'low',
    message,
    fingerprint: identity,
    sources: [{ scanner: 'replay', rule }],
    toolFixes: [],
    place: { folder, workflow, step },
  };
}

/** What is written on it is another text: whether it means the same is for people to say. */
export function isRenamed({ before, after }: Pick<HealedTarget, 'before' | 'after'>): boolean {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const known = new Set(before.texts.map(fold));
  const names = [before.element?.name, after.element?.name].map((name) => fold(name ?? ''));
  if (names[0] && names[1] && names[0] !== names[1]) return true;
  return known.size > 0 && after.texts.length > 0 && !after.texts.map(fold).some((text) => known.has(text));
}

/**
 * Whether what would be remembered keeps to what is known: texts are added, or all of them are others by now
 * (`isRenamed`), never some of them lost.
 */
export function keepsTexts(before: Pick<Target, 'texts'>, after: Pick<Target, 'texts'>): boolean {
  const kept = before.texts.filter((text) => after.texts.includes(text)).length;
  return kept === before.texts.length || (kept === 0 && after.texts.length > 0);
}

function lookOf({ picture, ink, box }: HealedTarget['after']): string {
  const shape = ink ? Array.from(ink.shape, (value) => Math.round(value * 50)).join(' ') : '';
  return sha256(
    `${box.width}x${box.height} ${shape} ${picture ? sha256(Buffer.from(picture.grey).toString('base64')) : ''}`,
  );
}
