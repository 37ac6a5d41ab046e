/**
 * The comments of Python, JavaScript and TypeScript, read sign by sign: for where no parser can be had. Text in JSX that
 * looks like a comment counts as one. Time grows with the length of the text and with nothing else.
 */
export function listComments(path: string, text: string): string[] {
  return /\.pyi?$/i.test(path) ? listPython(text) : listJavaScript(text);
}

const pythonToken = /#[^\r\n]*|("""|'''|"|')/g;

function listPython(text: string): string[] {
  const comments: string[] = [];
  pythonToken.lastIndex = 0;
  for (let match = pythonToken.exec(text); match; match = pythonToken.exec(text)) {
    const [token, quote] = match;
    if (quote === undefined) comments.push(token);
    else pythonToken.lastIndex = endOfString(text, pythonToken.lastIndex, quote);
  }
  return comments;
}

/** Offset behind the closing quote; a string of one line ends with its line, whatever happens. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 2 : 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (sign === '\n' || sign === '\r')) return at;
  }
  return text.length;
}

const scriptToken = /\/\/[^\r\n\u2028\u2029]*|\/\*|["'`{}]|\//g;
/** What stands before a division; a regular expression stands behind everything else. */
const endsValue = /(?:[\w$)\]]|\+\+|--)$/;
const wordsBeforeRegExp = /\b(?:return|typeof|case|in|of|do|else|void|delete|instanceof|new|throw|yield|await)$/;

function listJavaScript(text: string): string[] {
  const comments: string[] = [];
  /** Braces that are open since the last `${`, for each template that we are inside of. */
  const templates: number[] = [];
  scriptToken.lastIndex = text.startsWith('#!') ? endOfLine(text, 0) : 0;
  const inTemplate = (from: number): void => {
    const end = endOfTemplatePart(text, from);
    if (text.startsWith('${', end - 2)) templates.push(0);
    scriptToken.lastIndex = end;
  };
  for (let match = scriptToken.exec(text); match; match = scriptToken.exec(text)) {
    const [token] = match;
    const after = scriptToken.lastIndex;
    const depth = templates.at(-1);
    if (token.startsWith('//')) comments.push(token);
    else if (token === '/*') {
      const end = text.indexOf('*/', after);
      comments.push(text.slice(match.index, end === -1 ? text.length : end + 2));
      scriptToken.lastIndex = end === -1 ? text.length : end + 2;
    } else if (token === '`') inTemplate(after);
    else if (token === '{' && depth !== undefined) templates[templates.length - 1] = depth + 1;
    else if (token === '}' && depth !== undefined) {
      if (depth > 0) templates[templates.length - 1] = depth - 1;
      else {
        templates.pop();
        inTemplate(after);
      }
    } else if (token === '"' || token === "'") scriptToken.lastIndex = endOfString(text, after, token);
    else if (token === '/' && isRegExp(text, match.index)) scriptToken.lastIndex = endOfRegExp(text, after);
  }
  return comments;
}

function endOfLine(text: string, start: number): number {
  const end = text.slice(start).search(/[\r\n]/);
  return end === -1 ? text.length : start + end;
}

/** Behind the closing backtick, or behind the next `${`. */
function endOfTemplatePart(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

function isRegExp(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at).trimEnd();
  // `</div>` closes an element.
  return before.endsWith('<') ? false : !endsValue.test(before) || wordsBeforeRegExp.test(before);
}

function endOfRegExp(text: string, start: number): number {
  let inClass = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\n' || sign === '\r') return start;
    if (sign === '\\') at += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at + 1;
  }
  return start;
}
