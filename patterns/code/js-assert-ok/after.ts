import assert from 'node:assert/strict';

assert.ok(list.length > 0, 'The list is empty');
assert.equal(list[0], 1);
