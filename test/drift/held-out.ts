import type { DriftPoint } from './point.ts';

/** Points that nobody tunes on: looked at only when all is done. Which they are is said by `splitPoints`. */
export const heldOutPoints: readonly DriftPoint[] = [
  {
    app: 'form',
    id: 'font-10',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        factor: 1.1,
      },
    },
  },
  {
    app: 'form',
    id: 'dialog-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'check:express',
      looks: 'dialog',
    },
  },
  {
    app: 'form',
    id: 'decoy-icon',
    kind: 'decoy',
    isCompletable: false,
    form: {
      decoys: ['icon:save'],
    },
  },
  {
    app: 'form',
    id: 'missing-button',
    kind: 'missing',
    isCompletable: false,
    form: {
      missing: ['apply'],
    },
  },
  {
    app: 'form',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    form: {
      scale: 2,
    },
  },
  {
    app: 'form',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#2b2b2b',
        text: '#eeeeee',
        button: '#3c3c3c',
        field: '#1e1e1e',
        chosen: '#2f65ca',
      },
    },
  },
  {
    app: 'form',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'icon:new',
      looks: 'tooltip',
      forMs: 3000,
    },
  },
  {
    app: 'form',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#000000',
        text: '#ffff00',
        button: '#000000',
        field: '#000000',
        chosen: '#00ffff',
        onChosen: '#000000',
        edge: 3,
      },
    },
  },
  {
    app: 'form',
    id: 'theme-sand',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#f3e9d2',
        text: '#5a3d1e',
        button: '#e6cf9c',
        field: '#fffaf0',
        chosen: '#b5651d',
        edge: 2,
      },
    },
  },
  {
    app: 'form',
    id: 'dark-150-moved',
    kind: 'combination',
    isCompletable: true,
    form: {
      colours: {
        window: '#2b2b2b',
        text: '#eeeeee',
        button: '#3c3c3c',
        field: '#1e1e1e',
        chosen: '#2f65ca',
      },
      scale: 1.5,
      at: [350, 210],
    },
  },
  {
    app: 'form',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    form: {
      size: [860, 620],
    },
  },
  {
    app: 'form',
    id: 'font-serif',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        family: 'DejaVu Serif',
      },
    },
  },
  {
    app: 'galculator',
    id: 'scientific',
    kind: 'rearranged',
    isCompletable: true,
    gtk: {
      mode: 1,
    },
  },
  {
    app: 'galculator',
    id: 'missing',
    kind: 'missing',
    isCompletable: false,
    gtk: {
      orders: [['hide', 'button_6']],
    },
  },
  {
    app: 'galculator',
    id: 'dialog-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'button_9',
      looks: 'dialog',
    },
  },
  {
    app: 'galculator',
    id: 'scientific-contrast-125',
    kind: 'combination',
    isCompletable: true,
    gtk: {
      mode: 1,
      theme: 'HighContrast',
      dpi: 1.25,
    },
  },
  {
    app: 'galculator',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    gtk: {
      orders: [['move', 'main_window', '123x1100']],
    },
  },
  {
    app: 'galculator',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    gtk: {
      orders: [['size', 'main_window', '520x520']],
    },
  },
  {
    app: 'galculator',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 12.5pt; }',
    },
  },
  {
    app: 'galculator',
    id: 'font-50',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 15pt; }',
    },
  },
  {
    app: 'galculator',
    id: 'dpi-125',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      dpi: 1.25,
      css: 'button { padding: 5px 10px; min-height: 30px; }',
    },
  },
  {
    app: 'galculator',
    id: 'slow',
    kind: 'slow',
    isCompletable: true,
    gtk: {
      orders: [['freeze', '900', '500']],
    },
  },
  {
    app: 'win32',
    id: 'shuffled',
    kind: 'rearranged',
    isCompletable: true,
    win32: {
      layout: 'shuffled',
    },
  },
  {
    app: 'win32',
    id: 'decoy',
    kind: 'decoy',
    isCompletable: false,
    win32: {
      decoys: ['Save', 'Apply'],
    },
  },
  {
    app: 'win32',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    win32: {
      client: [820, 520],
    },
  },
  {
    app: 'win32',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    win32: {
      theme: 'dark',
    },
  },
  {
    app: 'win32',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    win32: {
      font: {
        size: 16,
      },
    },
  },
  {
    app: 'win32',
    id: 'notice-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'Urgent',
      looks: 'tooltip',
    },
  },
  {
    app: 'win32',
    id: 'font-bold-serif',
    kind: 'font',
    isCompletable: true,
    win32: {
      font: {
        family: 'DejaVu Serif',
        weight: 700,
      },
    },
  },
  {
    app: 'win32',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    win32: {
      theme: 'high-contrast',
    },
  },
  {
    app: 'win32',
    id: 'scale-125',
    kind: 'scale',
    isCompletable: true,
    win32: {
      scale: 1.25,
    },
  },
  {
    app: 'mousepad',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'GtkButton:Save',
      looks: 'tooltip',
      forMs: 3500,
    },
  },
  {
    app: 'mousepad',
    id: 'font-serif',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-family: "DejaVu Serif"; }',
    },
  },
  {
    app: 'mousepad',
    id: 'without-menu',
    kind: 'rearranged',
    isCompletable: true,
    gtk: {
      settings: ['menubar-visible=false'],
    },
  },
  {
    app: 'mousepad',
    id: 'dpi-125',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      dpi: 1.25,
    },
  },
  {
    app: 'mousepad',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
    },
  },
  {
    app: 'mousepad',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 12.5pt; }',
    },
  },
  {
    app: 'mousepad',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    gtk: {
      orders: [['size', 'MousepadWindow:', '1200x800']],
    },
  },
  {
    app: 'mousepad',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      scale: 2,
      orders: [['size', 'MousepadWindow:', '900x600']],
    },
  },
  {
    app: 'mousepad',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'HighContrast',
    },
  },
  {
    app: 'mousepad',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    gtk: {
      orders: [['move', 'MousepadWindow:', '1400x800']],
    },
  },
  {
    app: 'mousepad',
    id: 'missing',
    kind: 'missing',
    isCompletable: false,
    gtk: {
      orders: [['hide', 'GtkButton:Save']],
    },
  },
  {
    app: 'mousepad',
    id: 'dark-125-moved',
    kind: 'combination',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
      dpi: 1.25,
      orders: [['move', 'MousepadWindow:', '200x700']],
    },
  },
];
