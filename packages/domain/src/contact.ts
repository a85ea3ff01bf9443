/** How a person can be reached. */
import type { Contact } from '@civico/contract';
import {
  CONTACT_EMAIL_MAX_LENGTH, CONTACT_NAME_MAX_LENGTH, CONTACT_PHONE_MAX_LENGTH, CONTACT_PHONE_MIN_LENGTH, CONTACT_PHONE_PATTERN,
} from '../generated/limits.ts';
import { type FieldFault, formFaults, textFaults } from './field-faults.ts';

/** The format `email` of JSON Schema as validators read it; without letters beyond ASCII, for hardly any server takes them. */
const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

export const isEmail = (text: string): boolean => text.length <= CONTACT_EMAIL_MAX_LENGTH && EMAIL.test(text);

export const isPhone = (text: string): boolean => text.length >= CONTACT_PHONE_MIN_LENGTH && text.length <= CONTACT_PHONE_MAX_LENGTH && CONTACT_PHONE_PATTERN.test(text);

/** What the contract's schema says of an email. */
export const emailFaults = (pointer: string, email: string | undefined): FieldFault[] =>
  [...textFaults(pointer, email, { max: CONTACT_EMAIL_MAX_LENGTH }), ...formFaults(pointer, email, EMAIL)];

/** What it says of a contact. */
export const contactFaults = (pointer: string, { name, email, phone }: Contact): FieldFault[] => [
  ...textFaults(`${pointer}/name`, name, { min: 1, max: CONTACT_NAME_MAX_LENGTH }), ...emailFaults(`${pointer}/email`, email),
  ...textFaults(`${pointer}/phone`, phone, { min: CONTACT_PHONE_MIN_LENGTH, max: CONTACT_PHONE_MAX_LENGTH }),
  ...formFaults(`${pointer}/phone`, phone, CONTACT_PHONE_PATTERN),
];
