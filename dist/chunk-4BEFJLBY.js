// src/app/cli/render/rule-pages.ts
function findRulePage(rule) {
  const slash = rule.indexOf("/");
  const scanner = rule.slice(0, slash);
  const id = rule.slice(slash + 1);
  const safe = encodeURIComponent(id);
  switch (scanner) {
    case "ruff":
      return `https://docs.astral.sh/ruff/rules/#${safe}`;
    case "pyright":
      return `https://github.com/microsoft/pyright/blob/main/docs/configuration.md#${safe}`;
    case "mypy":
      return `https://mypy.readthedocs.io/en/stable/error_code_list.html#code-${safe}`;
    case "bandit":
      return "https://bandit.readthedocs.io/en/latest/plugins/index.html";
    case "tsc":
      return `https://typescript.tv/errors/${safe.toLowerCase()}/`;
    case "eslint":
      return id.includes("/") ? void 0 : `https://eslint.org/docs/latest/rules/${safe}`;
    case "oxlint": {
      const [plugin, name] = id.includes("/") ? id.split("/") : ["eslint", id];
      return `https://oxc.rs/docs/guide/usage/linter/rules/${encodeURIComponent(plugin ?? "")}/${encodeURIComponent(name ?? "")}.html`;
    }
    default:
      return void 0;
  }
}

export {
  findRulePage
};
