import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'Il semble que vous ne soyez pas en ligne. Vérifiez la connexion et réessayez.',
  'unreachable': 'Le service est injoignable. Si d’autres pages s’ouvrent, cela ne vient pas de votre connexion\u00a0: réessayez dans quelques minutes.',
  'timeout': 'Le service n’a pas répondu à temps. Réessayez.',
  'unavailable': 'Le service n’est pas disponible en ce moment. Réessayez dans quelques minutes.',
  'unavailableFor': (minutes) => `Le service n’est pas disponible en ce moment. Réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}.`,
  'invalid': 'Certaines données ne conviennent pas. Vérifiez-les et envoyez de nouveau.',
  'refused': 'La commune ne peut pas accepter cette demande. Pour en connaître la raison, contactez le bureau.',
  'conflict': 'Quelque chose a changé entre-temps. Rechargez et réessayez.',
  'unauthorized': 'Pour continuer, vous devez vous connecter. Connectez-vous et réessayez.',
  'not-found': 'Ce que vous cherchez n’existe pas ou n’est pas public. Vérifiez que vous l’avez bien écrit.',
  'too-large': 'Les photos sont trop lourdes pour parvenir à la commune. Retirez-en quelques-unes et envoyez de nouveau.',
  'unexpected': 'Le service ne répond pas comme il le devrait. Cela ne vient pas de votre connexion. Réessayez dans quelques minutes\u00a0; si cela continue, prévenez la commune.',
  'broken': 'Quelque chose n’a pas fonctionné sur cette page. Réessayez\u00a0; si cela continue, prévenez la commune.',
  'kept': 'Ce que vous avez écrit reste ici.',
  'once': 'Une demande déjà partie n’arrivera pas deux fois.',
};
