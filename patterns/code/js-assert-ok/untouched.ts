import { assert } from './checks.ts';

assert(list.length > 0, 'The list is empty');
