import type { ChangedFile } from '../diff.ts';
import type { Commit, Person, TreeEntry } from '../git.ts';
import type { Account, Repo } from '../state.ts';
import type { World } from '../world.ts';
import { nodeId, viewAccount, type View } from './account.ts';
import { apiOf, webOf } from './repo.ts';

/** Whose commit it is: by the address, as GitHub finds people. */
function findAuthor(world: World, person: Person): Account | undefined {
  return [...world.accounts.values()].find((account) => account.email === person.email);
}

export function viewVerification(repo: Repo, commit: Commit): View {
  return repo.signed.has(commit.sha)
    ? {
        verified: true,
        reason: 'valid',
        signature: '-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n',
        payload: `tree ${commit.tree}\n`,
        verified_at: commit.committer.date,
      }
    : { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
}

export function viewGitCommit(world: World, repo: Repo, commit: Commit): View {
  const url = `${apiOf(world, repo)}/git`;
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${webOf(world, repo)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${webOf(world, repo)}/commit/${sha}`,
    })),
    verification: viewVerification(repo, commit),
  };
}

export function viewCommit(world: World, repo: Repo, commit: Commit): View {
  const url = apiOf(world, repo);
  const web = webOf(world, repo);
  const author = findAuthor(world, commit.author);
  const committer = findAuthor(world, commit.committer);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: viewVerification(repo, commit),
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${web}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: author ? viewAccount(world, author) : null,
    committer: committer ? viewAccount(world, committer) : null,
    parents: commit.parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${web}/commit/${sha}` })),
  };
}

/** `simple-commit`: inside check suites and workflow runs. */
export function viewSimpleCommit(commit: Commit): View {
  const person = ({ name, email }: Person) => ({ name, email });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

export function viewFile(world: World, repo: Repo, commit: string, file: ChangedFile): View {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const web = webOf(world, repo);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${web}/blob/${commit}/${path}`,
    raw_url: `${web}/raw/${commit}/${path}`,
    contents_url: `${apiOf(world, repo)}/contents/${path}?ref=${commit}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}

const kinds: Readonly<Record<string, string>> = { '120000': 'symlink', '160000': 'submodule', '040000': 'dir' };

export function viewEntry(world: World, repo: Repo, ref: string, entry: TreeEntry): View {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const kind = kinds[entry.mode] ?? 'file';
  const self = `${apiOf(world, repo)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${apiOf(world, repo)}/git/${kind === 'dir' ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = `${webOf(world, repo)}/${kind === 'dir' ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${path}`;
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: kind === 'dir' ? null : `${webOf(world, repo)}/raw/${encodeURIComponent(ref)}/${path}`,
    type: kind,
    _links: { self, git, html },
  };
}

export function viewRef(world: World, repo: Repo, ref: string, sha: string, type = 'commit'): View {
  return {
    ref,
    node_id: nodeId('REF', `${repo.id}:${ref}`),
    url: `${apiOf(world, repo)}/git/${ref}`,
    object: { sha, type, url: `${apiOf(world, repo)}/git/${type}s/${sha}` },
  };
}
