const base = Object.getPrototypeOf(item);
const third = item?.__proto__;
const made = { __proto__: base };
const key = '__proto__';
