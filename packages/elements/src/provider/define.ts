import { define } from '@civico/core/define.ts';
import { CivicoProvider } from './provider.ts';

define('civico-provider', CivicoProvider);
