import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'It seems that you are not online. Check the connection and try again.',
  'unreachable': 'The service cannot be reached. If other pages open, it is not your connection: try again in a few minutes.',
  'timeout': 'The service did not answer in time. Try again.',
  'unavailable': 'The service is not available right now. Try again in a few minutes.',
  'unavailableFor': (minutes) => `The service is not available right now. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  'invalid': 'Some of the data is not right. Check it and send again.',
  'refused': 'The town cannot accept this request. To know why, contact the office.',
  'conflict': 'Something has changed meanwhile. Reload and try again.',
  'unauthorized': 'You have to sign in to go on. Sign in and try again.',
  'not-found': 'What you are looking for is not there, or is not public. Check that you wrote it correctly.',
  'too-large': 'The photos are too large to get through to the town. Remove some of them and send again.',
  'unexpected': 'The service does not answer as it should. It is not your connection. Try again in a few minutes; if it goes on, tell the town.',
  'broken': 'Something on this page did not work. Try again; if it goes on, tell the town.',
  'kept': 'What you wrote stays here.',
  'once': 'A request that had left already will not arrive twice.',
};
