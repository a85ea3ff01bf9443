/** A clerk of the demonstration. The password is shown on the page: nobody's secret is in it. */
export interface DemoClerk {
  comune: string;
  username: string;
  password: string;
  name: string;
}

const clerks: readonly DemoClerk[] = [
  { comune: 'sassuolo', username: 'ufficio.sassuolo', password: 'ceramica-e-palazzo', name: 'Ada Montorsi' },
  { comune: 'crema', username: 'ufficio.crema', password: 'tortelli-e-serio', name: 'Bruno Vailati' },
  { comune: 'capannori', username: 'ufficio.capannori', password: 'camelie-e-ville', name: 'Carla Lenci' },
  { comune: 'mirandola', username: 'ufficio.mirandola', password: 'pico-e-memoria', name: 'Dario Golinelli' },
];

/** The clerk of a town. Throws when the town is not one of the demonstration. */
export function clerkOf(town: string): DemoClerk {
  const clerk = clerks.find(({ comune }) => comune === town);
  if (!clerk) throw new Error(`No clerk for the town "${town}"`);
  return clerk;
}
