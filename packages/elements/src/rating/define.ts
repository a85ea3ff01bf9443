import { define } from '@civico/core';
import { CivicoRating } from './rating.ts';

define('civico-rating', CivicoRating);
