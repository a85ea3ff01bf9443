/** The version of all Civico packages; a test holds it against every package.json. */
export const version = '0.1.0';
