import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/assert-as-check';
const swap = (before: string, after: string, head = '') =>
  heals(healer, {
    rule,
    at: before,
    before: `${head}def drop(user, name):\n    ${before}\n    return name\n`,
    after: `${head}def drop(user, name):\n    ${after}\n    return name\n`,
  });

describe('raise-instead-of-assert', () => {
  it('asks with a condition', async () => {
    await swap(
      'assert user.is_admin, "admins only"',
      'if not user.is_admin:\n        raise PermissionError("admins only")',
    );
    await swap(
      'assert user.is_staff or user.has_perm("drop"), f"not {user}"',
      'if not (user.is_staff or user.has_perm("drop")):\n        raise PermissionError(f"not {user}")',
    );
    await swap(
      'assert hmac.compare_digest(name, user)',
      'if not hmac.compare_digest(name, user):\n        raise ValueError',
    );
    await swap('assert user.is_allowed == name', 'if user.is_allowed != name:\n        raise PermissionError');
  });
  it('raises the error that Django answers', () =>
    swap(
      'assert user.has_perm("drop")',
      'if not user.has_perm("drop"):\n        raise PermissionDenied',
      'from django.core.exceptions import PermissionDenied\n\n',
    ));

  const leave = (body: string, because: RegExp, at = 'assert user.is_admin') =>
    leavesAlone(healer, { rule, at, before: `def drop(user):\n${body}`, because });
  it('leaves an error that is caught', () =>
    leave('    try:\n        assert user.is_admin\n    except AssertionError:\n        return\n', /is caught/));
  it('leaves what shares its line or has a comment', async () => {
    await leave('    x = 1; assert user.is_admin\n', /shares its line/);
    await leave('    assert user.is_admin  # always\n', /a comment/);
  });
  it('leaves other assertions', () =>
    leave('    assert user is not None\n', /No assertion checks access/, 'assert user is not None'));
});
