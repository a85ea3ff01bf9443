import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'Civico', brandTarget: '_self', colorPrimary: '#0066cc', colorSecondary: '#0066cc', appBorderRadius: 4, fontBase: '"Titillium Web", system-ui, sans-serif' }),
  sidebar: { showRoots: true },
});
