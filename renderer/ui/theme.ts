import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef3f8',
  '#dae5ef',
  '#b6cbde',
  '#8fb0cd',
  '#7ba3c7',
  '#5483b1',
  '#47759f',
  '#386899',
  '#2c5985',
  '#204a73',
];

const night: MantineColorsTuple = [
  '#e3e6ea',
  '#c8cdd4',
  '#adb4bd',
  '#7d8690',
  '#535c66',
  '#3a424b',
  '#292f36',
  '#1c2026',
  '#16191e',
  '#101216',
];

/** Where menus and lists of choices open: a place within the main part of each page. */
export const overlaysId = 'overlays';

const small = { defaultProps: { size: 'sm' } };
const calm = { ...small, styles: { root: { fontWeight: 500 } } };

/** Ink on paper. Shade 8 and the darker dimmed grey give every text a contrast of 4.5 and more. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'ink',
  primaryShade: 8,
  autoContrast: true,
  colors: { ink, dark: night },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, Cantarell, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: { fontWeight: '620', sizes: { h1: { fontSize: '1.375rem', lineHeight: '1.3' } } },
  components: {
    Button: calm,
    TextInput: small,
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // No empty first stop: the keyboard comes to the first thing that can be done.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Inside the page's landmark, and above what cuts off its own edges.
    Popover: { defaultProps: { portalProps: { target: `#${overlaysId}` } } },
    // A list that hides when its field is covered is gone for who works it by keyboard alone.
    Select: { defaultProps: { size: 'sm', comboboxProps: { hideDetached: false } } },
    Switch: small,
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});

/** The few colours that are ours, by what they are for; `--al-` keeps them apart from Mantine's. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fcfbf9',
    '--mantine-color-dimmed': '#565c64',
    '--mantine-color-placeholder': '#636a73',
    '--mantine-color-error': '#b3261e',
    '--al-surface': '#ffffff',
    '--al-sidebar': '#f4f2ee',
    '--al-line': '#e4e0d9',
    '--al-hover': '#f1eee8',
    '--al-focus': '#386899',
    '--al-good': '#23713d',
    '--al-bad': '#b3261e',
    '--al-warn': '#8f5300',
    '--al-calm': '#5a616a',
    '--al-note': '#2c5985',
    '--al-bad-wash': '#fdf1ef',
    '--al-bad-line': '#f0cfca',
    '--al-note-line': '#cfdcea',
    '--al-note-wash': '#eff4f9',
  },
  dark: {
    '--mantine-color-body': '#181b20',
    '--mantine-color-dimmed': '#adb4bd',
    '--mantine-color-placeholder': '#9aa2ac',
    '--mantine-color-error': '#ff9d94',
    '--al-surface': '#1f2329',
    '--al-sidebar': '#131519',
    '--al-line': '#343b43',
    '--al-hover': '#282d34',
    '--al-focus': '#8fb0cd',
    '--al-good': '#7ccf95',
    '--al-bad': '#ff9d94',
    '--al-warn': '#edb869',
    '--al-calm': '#adb4bd',
    '--al-note': '#9cc0e0',
    '--al-bad-wash': '#2d2122',
    '--al-bad-line': '#5b3835',
    '--al-note-line': '#34475a',
    '--al-note-wash': '#1c2733',
  },
});
