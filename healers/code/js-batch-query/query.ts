/** A statement that is asked once for each item, with one placeholder: its parts as written. */
export interface ItemQuery {
  /** What is selected: one aggregate such as `sum(total)`, or plain columns. */
  readonly columns: readonly { readonly expression: string; readonly name: string }[];
  readonly isAggregate: boolean;
  readonly table: string;
  /** Everything after WHERE with `?` in it: `customer_id = ?`. */
  readonly condition: string;
}

const name = '[A-Za-z_]\\w*';
const shape = new RegExp(
  `^\\s*select\\s+([\\s\\S]+?)\\s+from\\s+(${name})\\s+where\\s+(${name})\\s*=\\s*\\?\\s*;?\\s*$`,
  'i',
);
const aggregate = new RegExp(
  `^(?:sum|count|min|max|avg|total)\\s*\\(\\s*(?:${name}|\\*|distinct\\s+${name})\\s*\\)\\s+as\\s+(${name})$`,
  'i',
);
/** Columns that `json_each` has itself would be read from it instead. */
const ofJson = /^(key|value|type|atom|id|parent|fullkey|path|json|root|item)$/i;

/** Columns with one row for each value: `get` takes the first of several, a batch would not. */
const unique = /^(id|uuid|guid|sku|slug|key|code|isbn|email|username)$/i;

/** Reads the statement; undefined for joins, groups, orders, several conditions and anything else. */
export function readQuery(sql: string): ItemQuery | undefined {
  const [, list = '', table = '', column = ''] = shape.exec(sql) ?? [];
  if (table === '' || /\bselect\b|\bfrom\b|['"`]/i.test(list)) return undefined;
  const items = list.split(',').map((item) => item.trim());
  const [only] = items;
  const condition = `${table}.${column} = items.value`;
  const alias = items.length === 1 && only !== undefined ? aggregate.exec(only)?.[1] : undefined;
  if (alias !== undefined && only !== undefined && !ofJson.test(alias)) {
    const expression = only.replace(/\s+as\s+\w+$/i, '');
    const inner = /\(\s*(?:distinct\s+)?([A-Za-z_]\w*)/i.exec(expression)?.[1];
    // Inside the sub-query the table's own columns come first, so that even `id` is the table's.
    return inner === 'items'
      ? undefined
      : { columns: [{ expression, name: alias }], isAggregate: true, table, condition };
  }
  if (!items.every((item) => new RegExp(`^${name}$`).test(item))) return undefined;
  if (items.some((item) => item.toLowerCase() === 'item') || !unique.test(column)) return undefined;
  const columns = items.map((item) => ({ expression: `${table}.${item}`, name: item }));
  return { columns, isAggregate: false, table, condition };
}

/** One statement for all items, which come as a JSON list: no limit on their number, none at all is fine. */
export function batchSql(query: ItemQuery): string {
  const { columns, table, condition } = query;
  const [only] = columns;
  if (query.isAggregate && only) {
    return `SELECT items.value AS item, (SELECT ${only.expression} FROM ${table} WHERE ${condition}) AS ${only.name} FROM json_each(?) AS items`;
  }
  const list = columns.map(({ expression }) => expression).join(', ');
  return `SELECT items.value AS item, ${list} FROM json_each(?) AS items JOIN ${table} ON ${condition}`;
}
