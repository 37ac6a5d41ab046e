/** What the API answers with when it does not do what it was asked. */
export class GitHubError extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    errors?: readonly unknown[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** 422 in the form in which GitHub says it: `{ resource: 'PullRequest', code: 'custom', message: … }`. */
export function refuseInput(resource: string, message: string, field?: string, code = 'custom'): GitHubError {
  return new GitHubError(422, 'Validation Failed', [
    { resource, code, ...(field === undefined ? {} : { field }), message },
  ]);
}
