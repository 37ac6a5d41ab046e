import * as core from '@actions/core';
import type { Mask } from '#core/redact.ts';
import { cleanBlock, cleanLine, defuseWorkflowCommands } from '../cli/clean.ts';
import type { Annotation } from './engine-protocol.ts';

/** The log of the step. Nothing that goes through it can act: no escape sequence, no workflow command, no secret. */
export interface ActionLog {
  info(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  annotate(annotation: Annotation): void;
}

const annotators = { error: core.error, warning: core.warning, notice: core.notice };

export function makeLog(mask: Mask): ActionLog {
  const line = (text: string) => defuseWorkflowCommands(cleanLine(mask(text), 2000));
  let last = '';
  return {
    info(text) {
      // The same step, again and again for one proposal after the other, is said once.
      if (text === last) return;
      last = text;
      core.info(defuseWorkflowCommands(cleanBlock(mask(text))));
    },
    notice: (text) => core.notice(line(text)),
    warning: (text) => core.warning(line(text)),
    error: (text) => core.error(line(text)),
    annotate({ level, path, line: startLine, endLine, column, endColumn, title, message }) {
      annotators[level](line(message), {
        file: cleanLine(path, 1000),
        startLine,
        endLine,
        // GitHub refuses columns of a range of lines; an empty range says nothing.
        ...(endLine === startLine && endColumn > column ? { startColumn: column, endColumn } : {}),
        title: cleanLine(mask(title), 120),
      });
    },
  };
}
