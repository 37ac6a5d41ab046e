// src/syntax/edits.ts
function overlap(a, b) {
  if (a.path !== b.path) return false;
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
function applyEdits(text, edits) {
  const sorted = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = text.length;
  for (const edit of sorted) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > limit) {
      throw new RangeError(`edit ${edit.start}-${edit.end} of ${edit.path} overlaps another or is out of range`);
    }
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    limit = edit.start;
  }
  return result;
}
function trimEdit(edit, text) {
  const old = text.slice(edit.start, edit.end);
  let head = 0;
  while (head < old.length && head < edit.text.length && old[head] === edit.text[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < edit.text.length - head && old.at(-1 - tail) === edit.text.at(-1 - tail))
    tail++;
  return {
    ...edit,
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail)
  };
}
function mergeEdits(edits) {
  const merged = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === void 0 || edit.start > last.end) merged.push(edit);
    else if (edit.start === last.end) {
      merged[merged.length - 1] = { ...last, end: edit.end, text: last.text + edit.text };
    } else throw new RangeError(`edits of ${edit.path} overlap at ${edit.start}`);
  }
  return merged;
}

export {
  overlap,
  applyEdits,
  trimEdit,
  mergeEdits
};
