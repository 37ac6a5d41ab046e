import type { DriftPoint } from './point.ts';

/** Points that finding may be tuned on. Which they are is said by `splitPoints`. */
export const tunedPoints: readonly DriftPoint[] = [
  {
    app: 'form',
    id: 'scale-125',
    kind: 'scale',
    isCompletable: true,
    form: {
      scale: 1.25,
    },
  },
  {
    app: 'form',
    id: 'scale-150',
    kind: 'scale',
    isCompletable: true,
    form: {
      scale: 1.5,
    },
  },
  {
    app: 'form',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        factor: 1.25,
      },
    },
  },
  {
    app: 'form',
    id: 'font-50',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        factor: 1.5,
      },
    },
  },
  {
    app: 'form',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    form: {
      at: [1731, 913],
    },
  },
  {
    app: 'form',
    id: 'shuffled',
    kind: 'rearranged',
    isCompletable: true,
    form: {
      layout: 'shuffled',
    },
  },
  {
    app: 'form',
    id: 'renamed',
    kind: 'renamed',
    isCompletable: false,
    form: {
      names: {
        submit: 'Send order',
        add: 'Put in',
        'check:news': 'Monthly letter',
      },
    },
  },
  {
    app: 'form',
    id: 'missing-icon',
    kind: 'missing',
    isCompletable: false,
    form: {
      missing: ['icon:new'],
    },
  },
  {
    app: 'form',
    id: 'decoy-button',
    kind: 'decoy',
    isCompletable: false,
    form: {
      decoys: ['submit'],
    },
  },
  {
    app: 'form',
    id: 'slow-paint',
    kind: 'slow',
    isCompletable: true,
    form: {
      paintMs: 2500,
      pageMs: 700,
    },
  },
  {
    app: 'form',
    id: 'shuffled-font-25',
    kind: 'combination',
    isCompletable: true,
    form: {
      layout: 'shuffled',
      font: {
        factor: 1.25,
      },
    },
  },
  {
    app: 'form',
    id: 'sand-125-serif',
    kind: 'combination',
    isCompletable: true,
    form: {
      colours: {
        window: '#f3e9d2',
        text: '#5a3d1e',
        button: '#e6cf9c',
        field: '#fffaf0',
      },
      scale: 1.25,
      font: {
        family: 'DejaVu Serif',
      },
    },
  },
  {
    app: 'galculator',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
    },
  },
  {
    app: 'galculator',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'HighContrast',
    },
  },
  {
    app: 'galculator',
    id: 'theme-inverse',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'HighContrastInverse',
    },
  },
  {
    app: 'galculator',
    id: 'dpi-150',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      dpi: 1.5,
      css: 'button { padding: 6px 12px; min-height: 36px; }',
    },
  },
  {
    app: 'galculator',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      scale: 2,
    },
  },
  {
    app: 'galculator',
    id: 'font-10',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 11pt; }',
    },
  },
  {
    app: 'galculator',
    id: 'font-mono',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-family: "DejaVu Sans Mono"; }',
    },
  },
  {
    app: 'galculator',
    id: 'swapped',
    kind: 'rearranged',
    isCompletable: true,
    gtk: {
      orders: [
        ['swap', 'button_7', 'button_3'],
        ['swap', 'button_div', 'button_plus'],
        ['swap', 'button_4', 'button_point'],
      ],
    },
  },
  {
    app: 'galculator',
    id: 'renamed',
    kind: 'renamed',
    isCompletable: false,
    gtk: {
      orders: [
        ['relabel', 'button_sqrt', 'root'],
        ['relabel', 'button_mult', 'x'],
      ],
    },
  },
  {
    app: 'galculator',
    id: 'decoy',
    kind: 'decoy',
    isCompletable: false,
    gtk: {
      orders: [['decoy', 'button_8', '6']],
    },
  },
  {
    app: 'galculator',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'button_8',
      looks: 'tooltip',
      forMs: 3500,
    },
  },
  {
    app: 'galculator',
    id: 'dark-200-moved',
    kind: 'combination',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
      scale: 2,
      orders: [['move', 'main_window', '200x150']],
    },
  },
  {
    app: 'win32',
    id: 'scale-150',
    kind: 'scale',
    isCompletable: true,
    win32: {
      scale: 1.5,
    },
  },
  {
    app: 'win32',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    win32: {
      scale: 2,
      at: [500, 300],
    },
  },
  {
    app: 'win32',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    win32: {
      at: [1650, 1000],
    },
  },
  {
    app: 'win32',
    id: 'renamed',
    kind: 'renamed',
    isCompletable: false,
    win32: {
      names: {
        Submit: 'Send',
        Search: 'Find',
        Urgent: 'Express',
      },
    },
  },
  {
    app: 'win32',
    id: 'missing',
    kind: 'missing',
    isCompletable: false,
    win32: {
      missing: ['Export'],
    },
  },
  {
    app: 'win32',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'Search',
      looks: 'tooltip',
      forMs: 3000,
    },
  },
  {
    app: 'win32',
    id: 'slow-paint',
    kind: 'slow',
    isCompletable: true,
    win32: {
      paintAfterMs: 2500,
    },
  },
  {
    app: 'win32',
    id: 'dark-150-shuffled',
    kind: 'combination',
    isCompletable: true,
    win32: {
      theme: 'dark',
      scale: 1.5,
      layout: 'shuffled',
    },
  },
  {
    app: 'win32',
    id: 'serif-125-moved',
    kind: 'combination',
    isCompletable: true,
    win32: {
      font: {
        family: 'DejaVu Serif',
      },
      scale: 1.25,
      at: [1200, 850],
    },
  },
];
