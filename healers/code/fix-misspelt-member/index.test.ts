import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const attribute = 'pyright/reportAttributeAccessIssue';
const shop =
  'class Shop:\n    def __init__(self):\n        self.prices = {}\n    def total_price(self):\n        return 1\n';

describe('fix-misspelt-member', () => {
  it('finds methods and what __init__ assigns', async () => {
    await heals(healer, {
      rule: attribute,
      message: 'Cannot access attribute "total_prise" for class "Shop"\n  Attribute "total_prise" is unknown',
      at: 'total_prise',
      before: `${shop}print(Shop().total_prise())\n`,
      after: `${shop}print(Shop().total_price())\n`,
    });
    await heals(healer, {
      rule: 'mypy/attr-defined',
      message: '"Shop" has no attribute "pricse"; maybe "prices"?',
      at: 'shop.pricse',
      before: 'from shop import Shop\nshop = Shop()\nprint(shop.pricse)\n',
      after: 'from shop import Shop\nshop = Shop()\nprint(shop.prices)\n',
      files: { 'shop.py': shop },
    });
  });
  it('knows what classes inherit, and builtins', async () => {
    await heals(healer, {
      rule: attribute,
      message: 'Cannot access attribute "total_prise" for class "Kiosk*"',
      at: 'total_prise',
      before: `${shop}class Kiosk(Shop):\n    def show(self):\n        return self.total_prise()\n`,
      after: `${shop}class Kiosk(Shop):\n    def show(self):\n        return self.total_price()\n`,
    });
    await heals(healer, {
      rule: attribute,
      message: 'Cannot access attribute "starswith" for class "str"',
      at: 'starswith',
      before: 'def f(name: str):\n    return name.starswith("a")\n',
      after: 'def f(name: str):\n    return name.startswith("a")\n',
    });
  });
  it('corrects names of modules, keys and arguments', async () => {
    await heals(healer, {
      rule: attribute,
      message: '"exist" is not a known attribute of module "posixpath"',
      at: 'exist',
      before: 'import os\nos.path.exist("a")\n',
      after: 'import os\nos.path.exists("a")\n',
    });
    await heals(healer, {
      rule: 'pyright/reportGeneralTypeIssues',
      message: 'Could not access item in TypedDict\n  "titel" is not a defined key in "Movie"',
      at: '"titel"',
      before: 'class Movie(TypedDict):\n    title: str\ndef f(movie: Movie):\n    return movie["titel"]\n',
      after: 'class Movie(TypedDict):\n    title: str\ndef f(movie: Movie):\n    return movie["title"]\n',
    });
    await heals(healer, {
      rule: 'pyright/reportCallIssue',
      message: 'No parameter named "widht"',
      at: 'widht',
      before: 'def show(name, *, width=80, weight=1):\n    return name\nshow("a", widht=3)\n',
      after: 'def show(name, *, width=80, weight=1):\n    return name\nshow("a", width=3)\n',
    });
  });

  it('leaves a name that something sets from outside', () =>
    leavesAlone(healer, {
      rule: attribute,
      message: 'Cannot access attribute "timer" for class "Worker*"',
      at: 'timer',
      before: 'class Worker:\n    timers = 1\n    def f(self):\n        return self.timer\n',
      files: { 'boot.py': 'def start(worker):\n    worker.timer = 1\n' },
    }));
  it('leaves one thing where there are many', () =>
    leavesAlone(healer, {
      rule: attribute,
      message: 'Cannot access attribute "task" for class "Group*"',
      at: 'self.task',
      before: 'class Group:\n    tasks = []\n    def f(self):\n        return self.task\n',
      because: /one, and many/,
    }));
  it('leaves it when two names are as near', () =>
    leavesAlone(healer, {
      rule: attribute,
      message: 'Cannot access attribute "read_lime" for class "Shop"',
      at: 'read_lime',
      before: 'class Shop:\n    read_line = 1\n    read_time = 2\nprint(Shop().read_lime)\n',
      because: /no single name/,
    }));
  it('leaves a function that takes any name', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportCallIssue',
      message: 'No parameter named "widht"',
      at: 'widht',
      before: 'def show(width=1, **others):\n    pass\nshow(widht=1)\n',
    }));
  it('leaves classes that it does not know', () =>
    leavesAlone(healer, {
      rule: attribute,
      message: 'Cannot access attribute "grop" for class "Match[str]"',
      at: 'grop',
      before: 'import re\nprint(re.match("a", "a").grop())\n',
      because: /not known/,
    }));
});
