import type { Config } from '#config/schema.ts';
import { messageOf } from '#core/errors.ts';
import type { PatternIndex } from '#core/ports/pattern-index.ts';
import type { RecordEntry } from '#core/record.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { openPatternIndex } from '#drivers/vectors/index.ts';
import type { Pattern } from '#core/pattern.ts';
import { describePattern } from '#remedies/likeness.ts';
import type { LadderRung, RungAnswer } from '#remedies/rung.ts';
import { makeSemanticRung } from '#remedies/semantic.ts';
import { modelFile } from '../install.ts';
import type { PatternText } from '../learning/pattern-texts.ts';
import { setVariable } from '../healing/set-variable.ts';

export interface OpenSemanticRung {
  readonly rung: LadderRung;
  close(): Promise<void>;
}

/** The semantic rung. Its native parts are loaded when it is first asked; without them it says so and answers nothing. */
export function openSemanticRung(parts: {
  /** `.heal/vectors`. */
  readonly folder: string;
  readonly config: Config['embedding'];
  readonly patterns: readonly Pattern[];
  /** What is written about them, by id; read when the rung is first asked. */
  readTexts(): Promise<ReadonlyMap<string, PatternText>>;
  readonly entries: readonly RecordEntry[];
}): OpenSemanticRung {
  let opened: Promise<{ rung: LadderRung; index: PatternIndex } | { readonly missing: string }> | undefined;
  const open = async () => {
    try {
      const { modelPath, tokenizer } = parts.config;
      const embedder = await openEmbedder({ setVariable, shipped: modelFile, model: modelPath, tokenizer });
      if ('missing' in embedder) return embedder;
      const mostUsed = countUses(parts.entries);
      const index = await openPatternIndex({ folder: parts.folder, embedder, mostUsed, setVariable });
      if ('missing' in index) return index;
      const texts = await parts.readTexts();
      const entries = parts.patterns.map((pattern) => {
        const text = texts.get(pattern.id);
        return describePattern(pattern, text?.examples, text?.readme);
      });
      await index.sync(entries);
      return { rung: makeSemanticRung({ index, patterns: parts.patterns }), index };
    } catch (error) {
      return { missing: messageOf(error) };
    }
  };
  return {
    rung: {
      rung: 'semantic',
      async ask(question): Promise<RungAnswer> {
        const found = await (opened ??= open());
        if ('missing' in found) return { candidates: [], said: `not asked: ${found.missing}` };
        return found.rung.ask(question);
      },
    },
    async close() {
      const found = await opened;
      if (found && 'index' in found) await found.index.close();
    },
  };
}

/** Ids of the patterns that healed here, most used first. */
function countUses(entries: readonly RecordEntry[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { remedy, origin } of entries) {
    if (origin === 'pattern') uses.set(remedy, (uses.get(remedy) ?? 0) + 1);
  }
  return [...uses].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
