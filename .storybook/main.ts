import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [
    { from: '../dist/theme', to: '/theme' },
    { from: '../dist/storybook-pages', to: '/demo' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Addresses relative to the page: the built Storybook may stand in any folder.
    base: './',
    build: { ...vite.build, chunkSizeWarningLimit: 4000, target: 'es2022' },
  }),
};

export default config;
