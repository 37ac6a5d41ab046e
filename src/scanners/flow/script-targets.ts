import { span, type Node } from '#syntax/parse.ts';
import type { Param, Target, TargetPart } from './ir.ts';
import { named, type ScriptHome } from './script-home.ts';

export function lowerTarget(node: Node | null, home: ScriptHome): Target {
  switch (node?.kind()) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return { to: 'name', name: node.text() };
    case 'member_expression':
      return {
        to: 'attribute',
        object: home.exprOf(node.field('object')),
        name: node.field('property')?.text() ?? '',
        range: span(node),
      };
    case 'subscript_expression':
      return {
        to: 'index',
        object: home.exprOf(node.field('object')),
        key: home.exprOf(node.field('index')),
        range: span(node),
      };
    case 'array_pattern':
      return {
        to: 'parts',
        parts: named(node).map((child, key) => lowerTargetPart(child, key, home)),
        range: span(node),
      };
    case 'object_pattern':
      return {
        to: 'parts',
        parts: named(node).map((child) => lowerTargetPart(child, undefined, home)),
        range: span(node),
      };
    case 'non_null_expression':
    case 'parenthesized_expression':
    case 'as_expression':
      return lowerTarget(named(node)[0] ?? null, home);
    default:
      return { to: 'nothing' };
  }
}

function lowerTargetPart(node: Node, key: number | string | undefined, home: ScriptHome): TargetPart {
  switch (node.kind()) {
    case 'pair_pattern': {
      const name = node
        .field('key')
        ?.text()
        .replace(/^['"]|['"]$/g, '');
      return { ...lowerTargetPart(node.field('value') ?? node, name, home), key: name };
    }
    case 'shorthand_property_identifier_pattern':
      return { key: key ?? node.text(), target: lowerTarget(node, home), fallback: undefined };
    case 'object_assignment_pattern':
    case 'assignment_pattern': {
      const left = node.field('left');
      const name = key ?? left?.text();
      return { key: name, target: lowerTarget(left, home), fallback: home.exprOf(node.field('right')) };
    }
    case 'rest_pattern':
      return { key: undefined, target: lowerTarget(named(node)[0] ?? null, home), fallback: undefined };
    default:
      return { key, target: lowerTarget(node, home), fallback: undefined };
  }
}

export function lowerParams(node: Node | null, home: ScriptHome): Param[] {
  return named(node).map((child) => lowerParam(child, home));
}

export function lowerParam(node: Node, home: ScriptHome): Param {
  const base = { name: '', target: undefined, fallback: undefined, type: undefined, isRest: false };
  switch (node.kind()) {
    case 'required_parameter':
    case 'optional_parameter': {
      const pattern = node.field('pattern');
      const inner = pattern ? lowerParam(pattern, home) : base;
      const value = node.field('value');
      const type = node.field('type')?.text().replace(/^:\s*/, '');
      return { ...inner, type, ...(value ? { fallback: home.exprOf(value) } : {}) };
    }
    case 'identifier':
    case 'this':
      return { ...base, name: node.text() };
    case 'rest_pattern':
      return { ...base, name: named(node)[0]?.text() ?? '', isRest: true };
    case 'assignment_pattern': {
      const left = node.field('left');
      return { ...(left ? lowerParam(left, home) : base), fallback: home.exprOf(node.field('right')) };
    }
    default:
      return { ...base, target: lowerTarget(node, home) };
  }
}
