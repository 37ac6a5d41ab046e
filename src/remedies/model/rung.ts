import { StoppedError } from '#core/errors.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { Model, ModelAnswer, ModelQuestion, ModelRefusal } from '#core/ports/model.ts';
import { isAboutSecret, type Mask } from '#core/redact.ts';
import type { Attempt, LeftAlone, Proposal } from '#core/remedy.ts';
import { lineEditsBetween, toLineFeeds } from '#syntax/line-edits.ts';
import { languageOf } from '#syntax/parse.ts';
import type { Candidate, LadderRung, Question, RungAnswer } from '../rung.ts';
import { readCure, type Form } from './answer.ts';
import { applyCure, type Applied, type Target } from './apply.ts';
import { cleanShort, cleanText, quoteForPeople } from './clean.ts';
import { takeExcerpt } from './excerpt.ts';
import { judgeCure, refuseFile } from './judge.ts';
import { makeAnswerMemory, type AnswerMemory } from './memory.ts';
import { makePrompt, type Failure } from './prompt.ts';

export interface ModelRungParts {
  readonly model: Model;
  /** As the endpoint calls it. */
  readonly name: string;
  /** Cuts every question: the emergency stop. */
  readonly signal: AbortSignal;
  /** Takes the repository's secrets out of what is sent. */
  readonly mask: Mask;
  /** Keeps answers between runs; without it they are kept for this one. */
  readonly memo?: Memo;
  /** Why this question is not put to a model, in a sentence; undefined when it may be. */
  readonly refuse?: (question: Question) => string | undefined;
  /** An unguessable word; a new one for each prompt. */
  readonly boundary?: () => string;
}

/** Cures that fail a gate before a case is given up: the first one, and one that knows how it failed. */
const maxCures = 2;
const maxFileChars = 500_000;

/**
 * The last rung: a model is asked for a cure, and told how it failed if it did, once. What it answers is data that is
 * checked here, tried on the copy and judged by every gate, and a person decides.
 */
export function makeModelRung(parts: ModelRungParts): LadderRung {
  const healer = `model/${nameOf(parts.name)}`;
  const memory = makeAnswerMemory(parts.name, parts.memo);
  return {
    rung: 'model',
    async ask(question) {
      try {
        return putTo(question);
      } catch {
        // A rung that is broken stops no heal.
        return { candidates: [], said: 'The question could not be put together.' };
      }
    },
  };

  function putTo(question: Question): RungAnswer {
    const tried = question.attempts.filter(({ remedy }) => remedy.origin === 'model');
    const target = refuseQuestion(question, tried, parts) ?? makeTarget(question, parts.mask);
    if (typeof target === 'string') return { candidates: [], said: target };
    const consultation = new Consultation({ ...parts, question, target, memory });
    const candidate: Candidate = {
      id: `${healer.replace('/', ':')}#${tried.length + 1}`,
      origin: 'model',
      healer,
      safety: 'risky',
      async propose() {
        const answer = await consultation.propose(failureOf(tried.at(-1)));
        return 'leftAlone' in answer
          ? answer
          : { ...answer, summary: `Cure ${question.finding.rule} as ${nameOf(parts.name)} proposes` };
      },
    };
    return {
      candidates: [candidate],
      // Read after the candidate was asked: only then the model has said something.
      get said() {
        return consultation.said;
      },
      spentUsd: () => consultation.usd,
    };
  }
}

/** The first prompt for a question, exactly as it would be sent; a reason where none would be. For people who want to know. */
export function previewPrompt(
  question: Question,
  parts: Pick<ModelRungParts, 'mask' | 'refuse' | 'boundary'>,
): ModelQuestion | LeftAlone {
  const target = refuseQuestion(question, [], parts) ?? makeTarget(question, parts.mask);
  if (typeof target === 'string') return { leftAlone: target };
  const { mask, boundary = makeBoundary } = parts;
  return makePrompt({ question, target, form: 'edits', failure: undefined, mask, boundary: boundary() });
}

/** The file as it would be shown; a reason when it would not. */
function makeTarget({ finding, context }: Question, mask: Mask): Target | string {
  const { path } = finding.place;
  const text = toLineFeeds(context.text);
  const excerpt = takeExcerpt(path, text, finding.place);
  const code = text.slice(excerpt.code.start, excerpt.code.end);
  if (code.split('\n').some((line) => line.length > 2000)) {
    return 'The lines there are too long: the file looks generated.';
  }
  return { path, shownPath: cleanShort(path, mask, 300).replace(/\s/g, ' '), text, excerpt };
}

function refuseQuestion(
  question: Question,
  tried: readonly Attempt[],
  parts: Pick<ModelRungParts, 'refuse'>,
): string | undefined {
  const { path } = question.finding.place;
  if (tried.length >= maxCures) return `Asked ${maxCures} times; neither cure held.`;
  if (isAboutSecret(question.finding)) return 'Findings about secrets are never sent to a model.';
  if (languageOf(path) === undefined) return 'Only code is sent to a model.';
  const refused = refuseFile(path);
  if (refused !== undefined) return refused;
  if (question.context.text.length > maxFileChars) return 'The file is too large for a model to change.';
  return parts.refuse?.(question);
}

interface ConsultationParts extends ModelRungParts {
  readonly question: Question;
  readonly target: Target;
  readonly memory: AnswerMemory;
}

/** One cure being asked for: in edits, and when those do not fit, as code written anew. */
class Consultation {
  usd = 0;
  said = '';
  readonly #parts: ConsultationParts;

  constructor(parts: ConsultationParts) {
    this.#parts = parts;
  }

  async propose(failure: Failure | undefined): Promise<Pick<Proposal<'code'>, 'change'> | LeftAlone> {
    const first: Form = failure !== undefined && this.#mayRewrite() ? 'rewrite' : 'edits';
    const answer = await this.#try(first, failure);
    if (!('misfit' in answer)) return this.#finish(answer);
    // A repair is one question; only a first cure may be said in another way.
    if (failure !== undefined || !this.#mayRewrite()) return { leftAlone: `The answer does not fit: ${answer.misfit}` };
    const second = await this.#try('rewrite', { text: answer.misfit, diff: '' });
    return 'misfit' in second
      ? { leftAlone: `The answer does not fit, twice: ${second.misfit}` }
      : this.#finish(second);
  }

  #finish(answer: Exclude<Applied, { misfit: string }> | LeftAlone): Pick<Proposal<'code'>, 'change'> | LeftAlone {
    if ('leftAlone' in answer) return answer;
    if ('refused' in answer) return { leftAlone: `The answer is refused: ${answer.refused}.` };
    const { path } = this.#parts.target;
    return { change: { edits: lineEditsBetween(path, this.#parts.question.context.text, answer.after) } };
  }

  async #try(form: Form, failure: Failure | undefined): Promise<Applied | LeftAlone> {
    const { question, target, mask } = this.#parts;
    const answer = await this.#ask(form, failure);
    if ('reason' in answer) {
      const detail = `${explanations[answer.reason]}: ${cleanShort(answer.detail, mask, 300)}`;
      return answer.reason === 'not-json' ? { misfit: detail } : { leftAlone: detail };
    }
    const cure = readCure(answer.json, form);
    if (cure === undefined) return { misfit: 'The answer does not follow the schema.' };
    if (cure.explanation.trim() !== '') {
      this.said = `It says of its cure, unchecked: ${quoteForPeople(cure.explanation, mask, 400)}`;
    }
    const applied = applyCure(cure, target);
    if (!('after' in applied)) return applied;
    if (applied.after === target.text) return { leftAlone: 'The model has no cure for it.' };
    // The mask was for its eyes only: nothing hidden is overwritten with it.
    if (countStars(applied.after) > countStars(target.text))
      return { refused: 'it writes over a value that was hidden from it' };
    return judgeCure(target.path, target.text, applied.after, question.context) ?? applied;
  }

  async #ask(form: Form, failure: Failure | undefined): Promise<Pick<ModelAnswer, 'json'> | ModelRefusal> {
    const { model, question, target, mask, memory, signal, boundary = makeBoundary } = this.#parts;
    const prompt = { question, target, form, failure, mask };
    const key = JSON.stringify(makePrompt({ ...prompt, boundary: '' }));
    const known = await memory.recall(key);
    if (known) {
      // A case that is planned again still cost what its first answer cost.
      this.usd += known.usd;
      return known;
    }
    try {
      const answer = await model.ask(makePrompt({ ...prompt, boundary: boundary() }), signal);
      this.usd += answer.usd;
      if (answer.status === 'answered') await memory.keep(key, answer.json, answer.usd);
      return answer;
    } catch (error) {
      if (error instanceof StoppedError || signal.aborted) throw error;
      return { status: 'refused', reason: 'failed', detail: 'the question could not be put', usd: 0, ms: 0 };
    }
  }

  /** Code is written anew only where the model sees every letter of it: what was hidden would be lost. */
  #mayRewrite(): boolean {
    const { text, excerpt } = this.#parts.target;
    const code = text.slice(excerpt.code.start, excerpt.code.end);
    return excerpt.mayBeRewritten && cleanText(code, this.#parts.mask) === code;
  }
}

const explanations: Readonly<Record<ModelRefusal['reason'], string>> = {
  'over-budget': 'Not asked, the budget is spent',
  'over-limit': 'Not asked, the limit is reached',
  'timed-out': 'It did not answer in time',
  'rate-limited': 'It is too busy',
  unreachable: 'It cannot be reached',
  declined: 'It declined',
  'cut-off': 'Its answer was cut off',
  'not-json': 'Its answer cannot be read',
  failed: 'It gave no answer',
};

/** What the gate said of the last cure, and what that cure was. */
function failureOf(attempt: Attempt | undefined): Failure | undefined {
  if (attempt === undefined) return undefined;
  const gate = attempt.gates.find((one) => !one.passed);
  const text = gate ? `Gate "${gate.name}": ${gate.detail}` : 'It failed verification.';
  return { text, diff: 'preview' in attempt.remedy ? String(attempt.remedy.preview) : '' };
}

function makeBoundary(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

function countStars(text: string): number {
  return text.split('***').length;
}

/** The model's name as part of a remedy's name: names of models are what people configure, and of any form. */
function nameOf(name: string): string {
  return name.replace(/[^\w.:/-]+/g, '-').slice(0, 80);
}
