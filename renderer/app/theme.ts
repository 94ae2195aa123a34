/** Our tokens as Mantine's theme. Colours and sizes are variables of `tokens.css`, so scheme and density never render again. */
import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const c = (name: string): string => `var(--rp-${name})`

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f1f3f5',
  '#e3e7ea',
  '#cdd3d8',
  '#adb5bc',
  '#87919a',
  '#646e77',
  '#4a545d',
  '#2f373e',
  '#171c21',
]
const dark: MantineColorsTuple = [
  '#e8ebed',
  '#b1bac1',
  '#949ea6',
  '#6b7680',
  '#3b434a',
  '#2b3137',
  '#22272c',
  '#191d21',
  '#15191c',
  '#121518',
]
const azurite: MantineColorsTuple = [
  '#eff5f9',
  '#dbe9f2',
  '#b8d4e4',
  '#8cbad3',
  '#5a9abd',
  '#3781a9',
  '#1c678f',
  '#175a7e',
  '#124561',
  '#0c3147',
]

export const theme = createTheme({
  // Mantine moves on unless told that the system's wish counts
  respectReducedMotion: true,
  primaryColor: 'azurite',
  colors: { azurite, gray, dark },
  primaryShade: { light: 6, dark: 5 },
  fontFamily: c('font'),
  fontFamilyMonospace: c('font-mono'),
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'default',
  focusRing: 'auto',
  fontSizes: { xs: c('fs-xs'), sm: c('fs-sm'), md: c('fs-md'), lg: c('fs-lg'), xl: c('fs-xl') },
  lineHeights: { xs: c('lh-xs'), sm: c('lh-sm'), md: c('lh-md'), lg: c('lh-lg'), xl: c('lh-xl') },
  spacing: { xs: c('1'), sm: c('2'), md: c('4'), lg: c('5'), xl: c('6') },
  radius: { sm: c('r-sm'), md: c('r-md'), lg: c('r-lg') },
  shadows: { md: c('float') },
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: () => ({ root: { '--button-height': c('control') } }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': c('control') } }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ wrapper: { '--input-height': c('control') } }),
    }),
  },
})

const scheme = {
  '--mantine-color-body': c('page'),
  '--mantine-color-text': c('text'),
  '--mantine-color-dimmed': c('text-3'),
  '--mantine-color-placeholder': c('text-3'),
  '--mantine-color-anchor': c('accent-text'),
  '--mantine-color-error': c('danger'),
  '--mantine-color-default': c('page'),
  '--mantine-color-default-hover': c('hover'),
  '--mantine-color-default-color': c('text'),
  '--mantine-color-default-border': c('line-strong'),
  '--mantine-color-azurite-filled': c('accent'),
  '--mantine-color-azurite-filled-hover': c('accent-hover'),
  '--mantine-color-azurite-light': c('accent-soft'),
  '--mantine-color-azurite-light-hover': c('accent-soft'),
  '--mantine-color-azurite-light-color': c('accent-text'),
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: scheme, dark: scheme })
