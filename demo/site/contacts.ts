import type { Contacts } from './site.ts';

/** Invented: numbers of a reserved block of zeros and addresses under `.example`, so that nobody is called or written to. */
export function contactsOf(town: string): Contacts {
  const { street, postcode, prefix, taxCode } = places.get(town)!;
  return {
    address: street,
    postcode,
    taxCode,
    phone: `${prefix} 000 100`,
    reportsPhone: `${prefix} 000 150`,
    email: `urp@comune-${town}.example`,
    certifiedEmail: `comune@pec.comune-${town}.example`,
    reportsEmail: `segnalazioni@comune-${town}.example`,
  };
}

const places = new Map([
  ['sassuolo', { street: 'Via Fenuzzi 5', postcode: '41049', prefix: '0536', taxCode: '00000000000' }],
  ['crema', { street: 'Piazza Duomo 25', postcode: '26013', prefix: '0373', taxCode: '00000000000' }],
  ['capannori', { street: 'Piazza Aldo Moro 1', postcode: '55012', prefix: '0583', taxCode: '00000000000' }],
  ['mirandola', { street: 'Via Giolitti 22', postcode: '41037', prefix: '0535', taxCode: '00000000000' }],
]);
