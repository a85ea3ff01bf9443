/** Made by the build; a fresh checkout has none yet and is checked all the same. */
declare module '*/custom-elements.json' {
  const manifest: unknown;
  export default manifest;
}
