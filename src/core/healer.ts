import type { CodeFinding, Language, Safety } from './finding.ts';
import type { LeftAlone, Proposal } from './remedy.ts';
import type { TypeScriptService } from './ports/typescript-service.ts';
import type { TypeInference } from './ports/type-inference.ts';

/**
 * A cure in code. It plans and never performs: it reads through its context and returns edits.
 * Its name is its path: `healers/code/<name>`.
 */
export interface CodeHealer {
  readonly name: string;
  readonly kind: 'code';
  readonly languages: readonly Language[];
  /** Rules that it answers, exactly as findings name them: `ruff/F401`. */
  readonly rules: readonly string[];
  readonly safety: Safety;
  /** How closely a person should look: Pixee's three levels. */
  readonly review: 'none' | 'cursory' | 'full';
  propose(finding: CodeFinding, context: CodeContext): Promise<Proposal<'code'> | LeftAlone>;
}

/** What a code healer may know. It sees the copy that is being healed, never the working tree. */
export interface CodeContext {
  readonly language: Language;
  /** The whole text of the finding's file, as decoded: line endings and BOM are kept. */
  readonly text: string;
  /** Another file of the package; undefined when it does not exist, is binary or too large. */
  read(path: string): Promise<string | undefined>;
  /** Every source file of the package, relative, sorted. */
  readonly files: readonly string[];
  readonly types: TypeInference;
  readonly typescript: TypeScriptService;
}
