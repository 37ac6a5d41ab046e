const words = (text: string): readonly string[] => text.split(' ');

const text = words(
  'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii ' +
    'isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip ' +
    'maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines ' +
    'startswith strip swapcase title translate upper zfill',
);
const absent = new Set(['encode', 'format', 'format_map', 'casefold', 'isdecimal', 'isidentifier', 'isnumeric']);
const path = words(
  'absolute anchor as_posix as_uri chmod cwd drive exists expanduser glob group hardlink_to home is_absolute ' +
    'is_block_device is_char_device is_dir is_fifo is_file is_mount is_relative_to is_reserved is_socket is_symlink ' +
    'iterdir joinpath lchmod lstat match mkdir name open owner parent parents parts read_bytes read_text readlink ' +
    'relative_to rename replace resolve rglob rmdir root samefile stat stem suffix suffixes symlink_to touch unlink ' +
    'with_name with_stem with_suffix write_bytes write_text',
);

/** What values of builtin classes, and of `Path`, can be asked for; Python's library reference, 3.9 to 3.14. */
export const builtinMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['str', text],
  ['LiteralString', text],
  ['bytes', [...text.filter((name) => !absent.has(name) && name !== 'isprintable'), 'decode', 'fromhex', 'hex']],
  ['list', words('append clear copy count extend index insert pop remove reverse sort')],
  ['dict', words('clear copy fromkeys get items keys pop popitem setdefault update values')],
  [
    'set',
    words(
      'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset ' +
        'issuperset pop remove symmetric_difference symmetric_difference_update union update',
    ),
  ],
  ['tuple', words('count index')],
  ['Path', path],
  ['PosixPath', path],
  ['WindowsPath', path],
]);
