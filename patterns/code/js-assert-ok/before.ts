import assert from 'node:assert/strict';

assert(list.length > 0, 'The list is empty');
assert.equal(list[0], 1);
