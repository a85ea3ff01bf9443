import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { CivicoProvider } from '../../packages/elements/src/provider/provider.ts';
import { backend } from '../support/backend.ts';
import { until } from '../support/act.ts';

const meta: Meta = {
  title: 'Elements/civico-provider',
  component: 'civico-provider',
  render: (_, { id }) => {
    const provider = document.createElement('civico-provider') as CivicoProvider;
    (provider as { ports: unknown }).ports = backend();
    const rating = document.createElement('civico-rating');
    rating.setAttribute('subject-id', id);
    provider.append(rating);
    return provider;
  },
  parameters: {
    docs: {
      description: {
        component: `Gives every Civico element inside it the same backend, so that the address stands in one place. Draws nothing.

\`\`\`html
<civico-provider endpoint="/api/v1">
  <civico-report-map></civico-report-map>
  <civico-rating></civico-rating>
</civico-provider>
\`\`\`

An application that has the ports itself sets the property: \`provider.ports = {ratings, reports, places}\`.`,
      },
    },
  },
};
export default meta;

export const Inside: StoryObj = { name: 'An element inside', play: async ({ canvasElement }) => { await until(() => canvasElement.querySelector('civico-rating input'), 'the rating'); } };
