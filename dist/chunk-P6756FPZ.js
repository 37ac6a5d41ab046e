import {
  descendants,
  isSame
} from "./chunk-RVDUMNWB.js";
import {
  span
} from "./chunk-MXHXVLEF.js";

// src/syntax/words.ts
function wordsOf(name) {
  return name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
function hasWord(name, words) {
  return wordsOf(name).some((word) => words.has(word) || words.has(word.replace(/s$/, "")));
}
function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// src/syntax/python/names.ts
function roleOf(identifier) {
  const parent = identifier.parent();
  if (parent === null) return "other";
  switch (String(parent.kind())) {
    case "attribute":
      return isSame(parent.field("object"), identifier) ? "read" : "other";
    case "keyword_argument":
      return isSame(parent.field("name"), identifier) ? "other" : "read";
    case "dotted_name":
    case "aliased_import":
      return roleInDottedName(parent);
    case "function_definition":
    case "class_definition":
      return isSame(parent.field("name"), identifier) ? "bind" : "read";
    case "parameters":
    case "lambda_parameters":
    case "typed_parameter":
    case "as_pattern_target":
      return "bind";
    case "default_parameter":
    case "typed_default_parameter":
    case "named_expression":
      return isSame(parent.field("name"), identifier) ? "bind" : "read";
    case "global_statement":
    case "nonlocal_statement":
      return "declare";
    default:
      return isTarget(identifier) ? "bind" : "read";
  }
}
function roleInDottedName(dotted) {
  const parents = dotted.ancestors();
  if (parents.some((node) => /import/.test(String(node.kind()))) || /import/.test(String(dotted.kind())))
    return "other";
  return parents.some((node) => node.is("case_pattern")) && !dotted.text().includes(".") ? "bind" : "read";
}
var patterns = [
  "pattern_list",
  "tuple_pattern",
  "list_pattern",
  "list_splat_pattern",
  "dictionary_splat_pattern",
  "tuple",
  "list"
];
function isTarget(identifier) {
  let at = identifier;
  for (let parent = at.parent(); parent !== null; parent = at.parent()) {
    const kind = String(parent.kind());
    if (patterns.includes(kind)) at = parent;
    else if (["assignment", "augmented_assignment", "for_statement", "for_in_clause"].includes(kind))
      return isSame(parent.field("left"), at);
    else return ["parameters", "lambda_parameters", "typed_parameter", "as_pattern_target"].includes(kind);
  }
  return false;
}
function readsOf(root, name) {
  return identifiersOf(root, name).filter((node) => {
    if (roleOf(node) === "read") return true;
    const parent = node.parent();
    return parent?.is("augmented_assignment") === true && isSame(parent.field("left"), node);
  });
}
function bindingsOf(root, name) {
  return identifiersOf(root, name).filter((node) => roleOf(node) === "bind");
}
function identifiersOf(root, name) {
  return descendants(root, "identifier").filter((node) => node.text() === name);
}
function namesRead(root) {
  return new Set(
    descendants(root, "identifier").filter((node) => roleOf(node) === "read").map((node) => node.text())
  );
}
function namesBound(root) {
  return new Set(
    descendants(root, "identifier").filter((node) => roleOf(node) === "bind").map((node) => node.text())
  );
}
function isNamedInText(root, name) {
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  return descendants(root, "string_content", "comment").some((node) => word.test(node.text()));
}
function isNamedInTypes(root, name) {
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  return descendants(root, "string_content", "comment").some(
    (node) => word.test(node.text()) && (!node.is("comment") || /^#\s*type:/.test(node.text()))
  );
}
function quotedAnnotationsWith(root, name) {
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  return descendants(root, "string").filter((node) => word.test(node.text()) && isInAnnotation(node));
}
function isInAnnotation(node) {
  return node.ancestors().some((outer) => outer.is("type"));
}
function attributesReadFrom(root, name) {
  return readsOf(root, name).flatMap((node) => {
    const parent = node.parent();
    if (parent?.is("attribute") !== true || span(node).start !== span(parent).start) return [];
    return parent.field("attribute")?.text() ?? [];
  });
}
var builtinNames = new Set(
  "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __name__ __file__ __doc__ __package__ __spec__ __loader__ __builtins__ __debug__ __import__ __path__ __class__".split(" ")
);

export {
  wordsOf,
  hasWord,
  escapeRegExp,
  roleOf,
  readsOf,
  bindingsOf,
  identifiersOf,
  namesRead,
  namesBound,
  isNamedInText,
  isNamedInTypes,
  quotedAnnotationsWith,
  isInAnnotation,
  attributesReadFrom,
  builtinNames
};
